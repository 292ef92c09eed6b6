import util from "node:util";

/**
 * Loads the native addon, which registers itself with the one TensorFlow.js as its backend "tensorflow".
 *
 * @throws Error where the addon is not installed or not built
 */
export async function loadNative(): Promise<void> {
  // tfjs-node 4.22.0 still calls two helpers that Node deprecated in 22 and dropped in 23.
  Object.assign(util, { isNullOrUndefined: (value: unknown) => value == null, isArray: Array.isArray });
  // Keeps TensorFlow's notes about the processor off standard error; its warnings and errors stay.
  process.env.TF_CPP_MIN_LOG_LEVEL ??= "1";
  // The name is a variable since the addon is optional: a compiler must not look for its types.
  const addon: string = "tfjs-node-native";
  try {
    await import(addon);
  } catch (error) {
    throw new Error(
      "BACKEND=native asks for the native TensorFlow addon, which does not load here: run `npm run native` " +
        "to build it, or leave BACKEND unset to use WebAssembly.",
      { cause: error },
    );
  }
}
