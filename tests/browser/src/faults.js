// Laid over the browser's storage before the page begins. `plan` is put in its place by `faults.rs`:
//   {store: 'shelf' | 'journal', how: 'throws' | 'unread' | 'revoked' | 'hangs' | 'lies', at, lasting}
// Calls are numbered as the page makes them, from the moment it begins; `window.faults` says how many
// there were and which one was hit.
(() => {
    const plan = PLAN;
    const state = window.faults = { calls: 0, names: [], hit: null };
    const own = (object, name) => object[name];
    // Whether this call is the one, or one after it.
    const struck = name => {
        const at = state.calls++;
        state.names.push(name);
        const here = plan && (at === plan.at || (plan.lasting && at > plan.at));
        if (here && !state.hit) state.hit = name;
        return here;
    };
    const counts = store => !plan || plan.store === store;

    const shelf = Storage.prototype;
    const thrown = name => new DOMException('on purpose', name);
    // What is read only counts where reading is what fails, and then alone.
    const struckShelf = (storage, name, reads) => storage === localStorage
        && plan?.store !== 'journal' && reads === (plan?.how === 'unread') && struck(name);
    for (const name of ['setItem', 'removeItem']) {
        const real = own(shelf, name);
        shelf[name] = function (...given) {
            if (!struckShelf(this, name, false)) return real.apply(this, given);
            if (plan.how === 'lies') return undefined;
            throw thrown(name === 'setItem' ? 'QuotaExceededError' : 'SecurityError');
        };
    }
    for (const name of ['getItem', 'key']) {
        const real = own(shelf, name);
        shelf[name] = function (...given) {
            if (struckShelf(this, name, true)) throw thrown('SecurityError');
            return real.apply(this, given);
        };
    }
    const length = Object.getOwnPropertyDescriptor(shelf, 'length');
    Object.defineProperty(shelf, 'length', { ...length, get() {
        if (struckShelf(this, 'length', true)) throw thrown('SecurityError');
        return length.get.call(this);
    } });
    if (!counts('journal')) return;

    // An object whose page never hears of these events.
    const deaf = (object, ...events) => {
        for (const event of events) Object.defineProperty(object, event, { set() {}, get: () => null });
        return object;
    };
    const journal = (prototype, name, hit) => {
        const real = own(prototype, name);
        prototype[name] = function (...given) {
            const fits = ({ throws: true, hangs: 'hangs' in hit, revoked: 'revoked' in hit,
                lies: 'lies' in hit })[plan?.how] ?? true;
            const numbered = fits && (!hit.only || plan?.how === 'throws' || !plan || hit.only(given));
            if (!numbered || !struck(name)) return real.apply(this, given);
            if (plan.how === 'throws') throw thrown('UnknownError');
            return hit[plan.how](real.apply(this, given), given);
        };
    };
    const silent = { hangs: request => deaf(request, 'onsuccess', 'onerror', 'onupgradeneeded') };
    const open = { hangs: request => deaf(request, 'onsuccess', 'onerror') };
    journal(IDBFactory.prototype, 'open', open);
    journal(IDBObjectStore.prototype, 'getAllKeys', silent);
    journal(IDBObjectStore.prototype, 'getAll', silent);
    journal(IDBDatabase.prototype, 'transaction', {
        only: ([, mode]) => mode === 'readwrite',
        hangs: transaction => deaf(transaction, 'oncomplete', 'onabort'),
        // Taken back once everything in it has been done.
        revoked: transaction => { last(transaction); return transaction; },
        // Taken back, and told as done.
        lies: transaction => {
            let told = null;
            Object.defineProperty(transaction, 'oncomplete', { set(f) { told = f; }, get: () => told });
            deaf(transaction, 'onabort');
            transaction.addEventListener('abort', event => told?.call(transaction, event));
            last(transaction);
            return transaction;
        },
    });
    journal(IDBObjectStore.prototype, 'put', {});
    journal(IDBObjectStore.prototype, 'delete', {});

    // Aborts a transaction when its last request has succeeded.
    function last(transaction) {
        queueMicrotask(() => {
            const store = transaction.objectStore(transaction.objectStoreNames[0]);
            store.count().onsuccess = () => transaction.abort();
        });
    }
})();
