import { createRequire } from "node:module";
import { join } from "node:path";
import { checkFinite, checkWhole, shown } from "../numeric/check";

/** A molecule without its hydrogens. */
export interface Molecule {
  /** The element of each atom: "C", "O", "F", "N". */
  atoms: readonly string[];
  /** Pairs of atoms, counted from 0, with the bond's order 1, 2 or 3. */
  bonds: readonly (readonly [number, number, number])[];
  /** A place for each atom, in lengths of a bond; openchemlib's unless given. */
  places?: readonly (readonly [number, number])[];
  /** A text below it. */
  caption?: string;
}

/**
 * Throws unless the bonds join different atoms that are there, each pair once.
 *
 * @param name how an error names the molecule
 */
export function checkBonds({ atoms, bonds, places }: Molecule, name: string): void {
  if (atoms.length === 0) throw new RangeError(`${name} has no atoms, but needs at least one.`);
  const seen = new Set<string>();
  bonds.forEach(([a, b, order], i) => {
    checkWhole(`${name}.bonds[${i}][0]`, a, 0, atoms.length - 1);
    checkWhole(`${name}.bonds[${i}][1]`, b, 0, atoms.length - 1);
    checkWhole(`${name}.bonds[${i}][2]`, order, 1, 3);
    const pair = [a, b].sort((p, q) => p - q).join(" and ");
    if (a === b || seen.has(pair))
      throw new RangeError(
        `${name}.bonds[${i}] joins ${a === b ? `atom ${a} with itself` : `atoms ${pair} a second time`}; leave it out.`,
      );
    seen.add(pair);
  });
  if (places === undefined) return;
  if (places.length !== atoms.length)
    throw new RangeError(
      `${name} has ${atoms.length} atoms, but places for ${places.length}; give one for each.`,
    );
  for (const [i, place] of places.entries())
    for (const axis of [0, 1] as const) checkFinite(`${name}.places[${i}][${axis}]`, place[axis]);
}

/** A place for each atom, in lengths of a bond, around the drawing's middle. */
export function placed(molecule: Molecule): [number, number][] {
  const places = molecule.places ?? invented(molecule);
  const middle = [0, 1].map((axis) => {
    const values = places.map((place) => place[axis]);
    return (Math.min(...values) + Math.max(...values)) / 2;
  });
  return places.map(([x, y]) => [x - middle[0], y - middle[1]]);
}

/** What is used of openchemlib's molecule. */
interface Drawn {
  addAtom(atomicNumber: number): number;
  addBond(a: number, b: number): number;
  setBondOrder(bond: number, order: number): void;
  inventCoordinates(options: { skipDefaultTemplates: boolean; seed: number }): void;
  getAtomX(atom: number): number;
  getAtomY(atom: number): number;
  getAverageBondLength(): number;
}

interface Chemistry {
  Molecule: { new (atoms: number, bonds: number): Drawn; getAtomicNoFromLabel(label: string): number };
}

/** openchemlib, loaded where it is first needed: most figures have no molecules. */
function chemistry(): Chemistry {
  // As an ES module this file has no __filename, and the kernel's compiler knows no import.meta.
  const here =
    typeof __filename === "string"
      ? __filename
      : join(process.env.GUMBEL_SOFTMAX_ROOT ?? process.cwd(), "package.json");
  return createRequire(here)("openchemlib");
}

function invented({ atoms, bonds }: Molecule): [number, number][] {
  const { Molecule } = chemistry();
  const drawn = new Molecule(atoms.length, bonds.length);
  for (const element of atoms) {
    const number = Molecule.getAtomicNoFromLabel(element);
    if (number === 0)
      throw new RangeError(`${shown(element)} is no chemical element; write its symbol, as in "C" or "O".`);
    drawn.addAtom(number);
  }
  for (const [a, b, order] of bonds) drawn.setBondOrder(drawn.addBond(a, b), order);
  // Its templates are for cages, and take two seconds to prepare.
  drawn.inventCoordinates({ skipDefaultTemplates: true, seed: 0 });
  const length = bonds.length > 0 ? drawn.getAverageBondLength() : 1;
  // Its y axis points down.
  return atoms.map((_, i) => [drawn.getAtomX(i) / length, -drawn.getAtomY(i) / length]);
}
