// Keeps this build's files, so that the page opens without its server. Everything it keeps has been
// held to its digest: half a build, or one mixed with another, is not kept, and the version kept
// before goes on.

// The caches of a server are shared by all its folders.
const OWN = 'zhibu ' + self.registration.scope + ' ';
const NAME = OWN + VERSION;

// The one way to the server, which is the page's own.
function ask(what, options) {
  return fetch(what, options);
}

async function fetched(name) {
  const response = await ask(name, { cache: 'no-cache', credentials: 'same-origin' });
  if (!response.ok) { throw new Error(name + ': ' + response.status); }
  const bytes = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (hex !== FILES[name]) { throw new Error(name + ': not of this version'); }
  const headers = new Headers(response.headers);
  // The bytes are unpacked now.
  headers.delete('Content-Encoding');
  headers.delete('Content-Length');
  return new Response(bytes, { headers });
}

async function keep() {
  // All are there before the first is kept.
  const names = Object.keys(FILES);
  const responses = await Promise.all(names.map(fetched));
  try {
    const cache = await caches.open(NAME);
    await Promise.all(names.map((name, i) => cache.put(name, responses[i])));
  } catch (error) {
    await caches.delete(NAME);
    throw error;
  }
}

async function clear() {
  for (const name of await caches.keys()) {
    if (name.startsWith(OWN) && name !== NAME) { await caches.delete(name); }
  }
}

async function answer(request, name) {
  const cache = await caches.open(NAME);
  return (await cache.match(name)) || ask(request);
}

self.addEventListener('install', (event) => event.waitUntil(keep()));
self.addEventListener('activate', (event) => event.waitUntil(clear()));
// Said by the page once the person has asked for the new version.
self.addEventListener('message', (event) => {
  if (event.data === 'take over') { self.skipWaiting(); }
});
self.addEventListener('fetch', (event) => {
  const scope = self.registration.scope;
  const address = event.request.url.split(/[?#]/)[0];
  if (event.request.method !== 'GET' || !address.startsWith(scope)) { return; }
  const rest = address.slice(scope.length);
  const name = rest === '' || rest === 'index.html' ? './' : rest;
  if (Object.prototype.hasOwnProperty.call(FILES, name)) {
    event.respondWith(answer(event.request, name));
  }
});
