/**
 * Loads the native addon, which registers itself with the one TensorFlow.js as its backend "tensorflow".
 *
 * @throws Error where the addon is not installed or not built
 */
export async function loadNative(): Promise<void> {
  // The names are variables: no bundler for browsers must look for Node's module, no compiler for the addon's types.
  const utilities: string = "node:util";
  const addon: string = "tfjs-node-native";
  // tfjs-node 4.22.0 still calls two helpers that Node deprecated in 22 and dropped in 23.
  const { default: util } = await import(utilities);
  Object.assign(util, { isNullOrUndefined: (value: unknown) => value == null, isArray: Array.isArray });
  // Keeps TensorFlow's notes about the processor off standard error; its warnings and errors stay.
  process.env.TF_CPP_MIN_LOG_LEVEL ??= "1";
  try {
    await import(addon);
  } catch (error) {
    throw new Error(
      "BACKEND=native asks for the native TensorFlow addon, which does not load here: run `npm run native` " +
        "to build it (outside the course install @tensorflow/tfjs-node under the name tfjs-node-native), or leave BACKEND unset to use WebAssembly.",
      { cause: error },
    );
  }
}
