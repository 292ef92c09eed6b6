import { writeFileAtomic } from "../setup/files";
import { say } from "../setup/problem";
import { inRoot } from "../setup/root";
import { describeMachine, machineLine } from "./machine";
import { parseOptions } from "./options";
import { measure } from "./run";
import { type Section, sections } from "./section";
import { table } from "./table";

const options = parseOptions(process.argv.slice(2), Object.keys(sections));
const reports: object[] = [];
for (const name of options.sections) {
  const section = await (sections[name] as () => Promise<Section>)();
  if (options.list) console.log(`${name}: ${section.about}`);
  else reports.push(await bench(name, section));
}
if (options.json && !options.list) console.log(JSON.stringify(reports, null, 2));

/** Measures a section, and leaves the numbers in build/bench/. */
async function bench(name: string, section: Section): Promise<object> {
  const contestants = await section.contestants(options.peers);
  const machine = describeMachine();
  const rounds = options.rounds ?? section.rounds;
  const results = await measure(section, contestants, rounds, say);
  const versions = contestants.map((contestant) => ({ name: contestant.name, version: contestant.version }));
  const report = { section: name, about: section.about, machine, rounds, contestants: versions, results };
  const file = inRoot("build", "bench", `${name}.json`);
  const text = `${JSON.stringify(report, null, 2)}\n`;
  writeFileAtomic(file, text);
  if (options.record) writeFileAtomic(inRoot("data", "runs", `${name}-bench.json`), text);
  if (!options.json) {
    console.log(`\n${name}: ${section.about}\n${machineLine(machine)}; ${rounds} rounds`);
    for (const contestant of versions) console.log(`  ${contestant.name}: ${contestant.version}`);
    console.log(
      `\n${table(results)}\n\nAll values are in ${options.record ? `data/runs/${name}-bench.json` : `build/bench/${name}.json`}.`,
    );
  }
  return report;
}
