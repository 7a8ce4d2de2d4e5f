// A SPARQL endpoint of somebody else, on this machine: it answers from the Turtle on its standard input, and from the
// services that a query names. It prints its address when it is ready.
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { QueryEngine } from "@comunica/query-sparql";

const JSON_RESULTS = "application/sparql-results+json";
const data = { type: "serialized", value: await text(process.stdin), mediaType: "text/turtle", baseIRI: "urn:x:" };
const engine = new QueryEngine();

async function answer(request, response) {
  const query = new URLSearchParams(await text(request)).get("query");
  const found = await engine.query(query, { sources: [data] });
  const body = await text((await engine.resultToString(found, JSON_RESULTS)).data);
  response.writeHead(200, { "content-type": JSON_RESULTS }).end(body);
}

const server = createServer((request, response) => {
  answer(request, response).catch((error) => response.writeHead(500).end(String(error)));
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}/sparql`));
