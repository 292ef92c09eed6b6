/** Content of the reply to `kernel_info_request`. */
export function kernelInfo(versions: { tslab: string; typescript: string }): object {
  return {
    status: "ok",
    protocol_version: "5.5",
    implementation: "tslab",
    implementation_version: versions.tslab,
    banner: `TypeScript ${versions.typescript} on Node ${process.versions.node} (tslab ${versions.tslab})`,
    language_info: {
      name: "typescript",
      version: versions.typescript,
      mimetype: "text/typescript",
      file_extension: ".ts",
      pygments_lexer: "typescript",
      // one object for both: JupyterLab reads `mode`, the classic notebook `name` with `typescript`
      codemirror_mode: { mode: "typescript", name: "javascript", typescript: true },
    },
    debugger: false,
    // a new subscriber is told from when on outputs reach it
    supported_features: ["iopub_welcome"],
    help_links: [{ text: "TypeScript's handbook", url: "https://www.typescriptlang.org/docs/handbook/" }],
  };
}
