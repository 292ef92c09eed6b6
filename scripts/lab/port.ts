import { type AddressInfo, createServer } from "node:net";
import { Problem } from "../setup/problem";

/**
 * A port of this machine that nothing listens on.
 *
 * @param wanted the port to take; any free one unless given
 * @throws Problem where the wanted port is taken
 */
export function freePort(wanted = 0): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.on("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE" || error.code === "EACCES";
      failed(
        taken
          ? new Problem(
              `Port ${wanted} is in use: give another one, or leave --port out and a free one is found.`,
            )
          : error,
      );
    });
    server.listen({ host: "127.0.0.1", port: wanted, exclusive: true }, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}
