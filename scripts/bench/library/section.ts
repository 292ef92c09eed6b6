import type { Section } from "../section";
import { contestants } from "./contestants";
import type { Peer } from "./peer";
import { workloads } from "./workloads";

/** What each workload gets in a round, of which the least call counts. */
const SECONDS = 0.4;

/** The library beside NumPy, PyTorch, JAX and TensorFlow.js, one thread each, the least of many calls. */
export const library: Section<Peer> = {
  about: "draws, relaxed draws and gradients of the library: one thread, the least time of many calls",
  tasks: Object.values(workloads),
  rounds: 5,
  statistic: "min",
  contestants,
  async warmUp(peer) {
    for (const name of Object.keys(workloads)) await peer.time(name, 0);
  },
  async measure(peer, take) {
    for (const [name, task] of Object.entries(workloads)) take(task.name, await peer.time(name, SECONDS));
  },
  end: (peer) => peer.end(),
};
