// app/api/cron/refresh-feeds/route.js of an application in Next.js
import { createHash, timingSafeEqual } from "node:crypto";
import { refreshFeeds } from "../../../../lib/feeds.js";

// Only what is equally long can be compared in constant time, and digests are.
const digest = (text) => createHash("sha256").update(text).digest();

function knowsTheSecret(request) {
  const secret = process.env.CRON_SECRET;
  const said = request.headers.get("authorization") ?? "";
  return Boolean(secret) && timingSafeEqual(digest(said), digest(`Bearer ${secret}`));
}

export async function POST(request) {
  if (!knowsTheSecret(request)) {
    return Response.json({ error: "not allowed" }, { status: 401 });
  }
  return Response.json({ refreshed: await refreshFeeds() });
}
