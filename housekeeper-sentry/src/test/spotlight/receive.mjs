// Spotlight as a receiver of envelopes: whatever it is posted is a line of a file, in Base64.
// Started as a library: its command line calls home.
import { appendFileSync } from "node:fs";
import { setupSpotlight } from "@spotlightjs/spotlight";

const file = process.argv[2];
const server = await setupSpotlight({
  port: 0,
  incomingPayload: (body) => appendFileSync(file, `${Buffer.from(body, "binary").toString("base64")}\n`),
});
console.log(`listening at ${server.address().port}`);
// Whoever started it holds this open: it does not outlive him.
process.stdin.on("end", () => process.exit(0));
process.stdin.resume();
