import { join } from "node:path";
import { exists } from "../setup/files";
import { inRoot } from "../setup/root";

/** Where downloads and built parts are kept; `npm ci` leaves it alone. */
export const cache = inRoot("build", "native");

/** The package of the addon, under the name that package.json gives it. */
export const addonPackage = inRoot("node_modules", "tfjs-node-native");

/** Where tfjs-node looks for its addon; every Node that the course supports knows version 8 of Node-API. */
export const addonFile = join(addonPackage, "lib", "napi-v8", "tfjs_binding.node");

/** True where an addon lies in its place, whether npm downloaded it or `npm run native` built it. */
export function nativeIsBuilt(): boolean {
  return exists(addonFile);
}
