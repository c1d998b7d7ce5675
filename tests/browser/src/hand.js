// A hand in the page, quicker than a driver's, for trials in which moments count: `window.hand`. It
// uses the page's own controls, waits for what the page shows, and says what became of it.
(() => {
    // Asked again whenever the page changes: a hidden window's timers stand nearly still.
    const until = (ask, limit = 15000) => new Promise(done => {
        const end = answer => {
            seen.disconnect();
            clearInterval(again);
            clearTimeout(late);
            done(answer);
        };
        const look = () => {
            const answer = ask();
            if (answer) end(answer);
        };
        const seen = new MutationObserver(look);
        const again = setInterval(look, 50);
        const late = setTimeout(() => end(null), limit);
        seen.observe(document,
            { subtree: true, childList: true, characterData: true, attributes: true });
        look();
    });
    const button = name => [...document.querySelectorAll('button')]
        .find(one => one.textContent.trim() === name && !one.disabled);
    const status = () => document.querySelector('[role=status].saved')?.textContent.trim();
    const complaints = () => [...document.querySelectorAll(
        '[role=alert], .field-error, .notice.error, .form-error, .saved.not')]
        .map(one => one.textContent.trim()).filter(text => text).join(' ¦ ');
    const put = (field, text) => {
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
    };
    const now = () => performance.timeOrigin + performance.now();
    const typing = () => document.querySelector('#f-title');
    const leaveFor = (hash, there) => {
        location.hash = hash;
        return until(() => {
            button('不保存，离开')?.click();
            return there();
        });
    };
    // Goes to a page. A form that stands there is left first, and what is typed in it given up: the
    // next one looks the same.
    const go = async (hash, there) => {
        if (typing()) await leaveFor('/', () => !typing() && location.hash === '#/');
        return leaveFor(hash, there);
    };
    // What becomes of a step, once nothing more is to be expected.
    const ended = async (pressed, done) => {
        const outcome = await until(() => {
            if (!done()) return complaints().includes('没有保存') && 'refused';
            // Taken, and then another window began to write.
            return status() === '已保存' ? 'saved' : status() === '只能查看' && 'taken';
        });
        return { outcome: outcome ?? (done() ? 'taken' : 'unanswered'), pressed,
            acknowledged: now(), hash: location.hash.slice(1), status: status(),
            said: complaints() };
    };
    // Presses 保存 at a moment of everybody's clock, or at once.
    const save = async (at, done) => {
        while (at && now() < at);
        const pressed = now();
        button('保存').click();
        return ended(pressed, done);
    };
    const shows = title => () => !typing() && location.hash.startsWith('#/record/')
        && document.querySelector('h1')?.textContent.trim() === title;

    window.hand = {
        until, status, complaints, now,
        // Goes to a page.
        async visit(hash) {
            return go(hash, () => location.hash.slice(1) === hash
                && !typing());
        },
        // Fills in the form of a new record.
        async fill(title) {
            if (!await go('/new/activity', () => typing())) return false;
            put(document.querySelector('#f-date'), '2019-12-30');
            put(typing(), title);
            return true;
        },
        // Saves what was filled in.
        async save(title, at) { return save(at, shows(title)); },
        async record(title, at) {
            await this.fill(title);
            return this.save(title, at);
        },
        // Gives a record another title.
        async rename(hash, title) {
            if (!await go(`${hash}/edit`, () => typing())) return null;
            put(typing(), title);
            return save(0, shows(title));
        },
        // Takes the writing over, if another window has it; when this one wrote.
        async takeOver() {
            button('接管编辑')?.click();
            return this.writes();
        },
        // Waits until this window writes; when that was.
        async writes() {
            const there = await until(() => !button('接管编辑') && status() && status() !== '只能查看');
            return there ? now() : null;
        },
    };
})();
