// How much room there is in localStorage, in UTF-16 units: `window.room`. A half-filled form gives
// way to its save, so its draft is not counted.
(() => {
    const CAPACITY = 5242880;
    const FILLER = '别的网页';
    const isDraft = key => key.startsWith('zhibu/1/draft/');
    const own = { set: Storage.prototype.setItem, remove: Storage.prototype.removeItem };
    // The units of everything but drafts and the filler.
    const taken = () => {
        let all = 0;
        for (let at = 0; at < localStorage.length; at++) {
            const key = localStorage.key(at);
            if (key !== FILLER && !isDraft(key)) all += key.length + localStorage.getItem(key).length;
        }
        return all;
    };
    const now = () => performance.timeOrigin + performance.now();
    window.room = {
        taken,
        // What another page's text leaves is so much; at a moment of everybody's clock, or at once.
        fill(left, at) {
            while (at && now() < at);
            const filler = CAPACITY - taken() - FILLER.length - left;
            own.set.call(localStorage, FILLER, 'x'.repeat(filler));
            return filler;
        },
        // How much is left by another page's text.
        left: () => CAPACITY - taken() - FILLER.length - (localStorage.getItem(FILLER)?.length ?? 0),
        // Whether the browser counts as this does: so much fits, and one unit more does not.
        exact() {
            const fits = units => {
                try {
                    own.set.call(localStorage, 'p', 'x'.repeat(units - 1));
                    return true;
                } catch {
                    return false;
                } finally {
                    own.remove.call(localStorage, 'p');
                }
            };
            const free = CAPACITY - taken() - (localStorage.getItem(FILLER)?.length ?? -FILLER.length)
                - FILLER.length;
            return fits(free) && !fits(free + 1);
        },
        // From now on: the most that is taken at any moment beyond what is taken now.
        watch() {
            const before = taken();
            let most = 0;
            for (const name of ['setItem', 'removeItem']) {
                const real = Storage.prototype[name];
                Storage.prototype[name] = function (...given) {
                    const done = real.apply(this, given);
                    most = Math.max(most, taken() - before);
                    return done;
                };
            }
            window.room.needed = () => {
                Storage.prototype.setItem = own.set;
                Storage.prototype.removeItem = own.remove;
                return most;
            };
        },
        // Everything of this program but drafts, to be compared.
        texts: () => JSON.stringify(Object.entries({ ...localStorage })
            .filter(([key]) => key.startsWith('zhibu/') && !isDraft(key)).sort()),
        // What the drafts of half-filled forms take.
        drafts: () => Object.keys(localStorage).filter(isDraft)
            .reduce((all, key) => all + key.length + localStorage.getItem(key).length, 0),
        clearDrafts: () => Object.keys(localStorage).filter(isDraft)
            .forEach(key => own.remove.call(localStorage, key)),
        hasDraft: () => Object.keys(localStorage).some(isDraft),
    };
})();
