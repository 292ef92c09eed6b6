import type { Job } from "./job";
import { type Answer, startThread, type Thread } from "./threads";

/** A worker, with what waits for its answers: they come in the order of the jobs. */
interface Member {
  readonly thread: Thread;
  readonly waiting: { resolve(): void; reject(error: Error): void }[];
  /** Why it has ended, where it has. */
  failure: Error | undefined;
  /** When its last job is done. */
  last: Promise<void>;
}

/** Workers that share each job. */
export class Team {
  readonly #members: readonly Member[];

  private constructor(members: readonly Member[]) {
    this.#members = members;
  }

  /** Starts workers; undefined where the platform allows none. */
  static async start(size: number): Promise<Team | undefined> {
    const members = await Promise.all(Array.from({ length: size }, startMember));
    const team = new Team(members.filter((m): m is Member => m !== undefined));
    if (members.includes(undefined)) {
      await team.end();
      return undefined;
    }
    return team;
  }

  get size(): number {
    return this.#members.length;
  }

  /**
   * Has a job done by all.
   * @throws Error where a worker fails or has ended
   */
  async run(job: Job): Promise<void> {
    await Promise.all(this.#members.map((member) => ask(member, job)));
  }

  /** Ends the workers once they have done what they were asked for. */
  async end(): Promise<void> {
    await Promise.all(
      this.#members.map(async (member) => {
        await member.last;
        await member.thread.end();
      }),
    );
  }
}

/** Starts a worker and waits until it is ready; undefined where that fails. */
function startMember(): Promise<Member | undefined> {
  return new Promise((resolve) => {
    const waiting: Member["waiting"] = [];
    let member: Member | undefined;
    const thread = startThread({
      answer({ done, error }: Answer) {
        if (!done) {
          member?.thread.hold(false);
          return resolve(member);
        }
        const asked = waiting.shift();
        if (waiting.length === 0) member?.thread.hold(false);
        if (error === undefined) asked?.resolve();
        else asked?.reject(new Error(`A worker of the pool failed: ${error}`));
      },
      ended(reason) {
        resolve(undefined);
        if (member === undefined) return;
        member.failure = new Error(`A worker of the pool has ended: ${reason}; make a new pool.`);
        for (const { reject } of waiting.splice(0)) reject(member.failure);
      },
    });
    if (thread === undefined) return resolve(undefined);
    thread.hold(true);
    member = { thread, waiting, failure: undefined, last: Promise.resolve() };
  });
}

function ask(member: Member, job: Job): Promise<void> {
  const { thread, waiting, failure } = member;
  if (failure !== undefined) return Promise.reject(failure);
  const answered = new Promise<void>((resolve, reject) => {
    thread.hold(true);
    thread.post(job);
    waiting.push({ resolve, reject });
  });
  member.last = answered.catch(() => {});
  return answered;
}
