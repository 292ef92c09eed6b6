export * from "../figures/index";
export * from "./check/index";
export { dataFile } from "./dataFile";
export { type EnvironmentRow, environment } from "./environment";
export { holds } from "./holds";
export { type Live, type LiveOptionsOf, live } from "./live";
export type { FrameLike, Row } from "./rows";
export { type Table, type TableOptions, table } from "./table";
