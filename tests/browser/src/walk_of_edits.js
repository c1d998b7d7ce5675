// A fixed walk through everything that writes, by the page's own controls, quick enough to be taken
// some hundred times. Each step either happens or is refused with a sentence; `window.walked` is
// filled when all have been tried: the titles that should be there, and what was said.
window.walked = null;
window.walking = (async () => {
    const pause = ms => new Promise(done => setTimeout(done, ms));
    const within = async (limit, ask) => {
        for (const end = performance.now() + limit; performance.now() < end; await pause(10)) {
            const answer = ask();
            if (answer) return answer;
        }
        return null;
    };
    const shown = () => document.body.innerText;
    const top = () => document.querySelector('dialog[open]') ?? document;
    const button = name => [...top().querySelectorAll('button')]
        .find(one => one.innerText.trim() === name && !one.disabled);
    const press = async name => {
        const one = await within(1500, () => button(name));
        one?.click();
        return one;
    };
    const put = async (find, text) => {
        const one = await within(1500, find);
        if (!one) return;
        one.value = text;
        one.dispatchEvent(new Event('input', { bubbles: true }));
    };
    const labelled = name => () => [...top().querySelectorAll('label')]
        .find(one => one.innerText.trim().startsWith(name))?.control;
    const go = async hash => {
        // A dialog whose save was refused stays open with what was typed.
        const asked = () => [...document.querySelectorAll('dialog[open] button')]
            .find(one => one.innerText.trim() === '不保存，离开');
        if (!asked() && document.querySelector('dialog[open]')) {
            (button('取消') ?? button('关闭'))?.click();
        }
        const leaves = setInterval(() => asked()?.click(), 10);
        await within(1500, () => !document.querySelector('dialog[open]'));
        location.hash = hash;
        await pause(50);
        clearInterval(leaves);
    };
    const complaints = () => [...document.querySelectorAll(
        '[role=alert], .field-error, .notice.error, .form-error, .saved.not')]
        .map(one => one.innerText.trim()).filter(text => text).join(' ¦ ');

    const titles = new Set();
    const steps = [];
    // Does a step and waits until `done`, or until something is said against it.
    const step = async (name, act, done, then) => {
        // What was said before is put away, so that a refusal is heard although it is the same.
        const read = () => [...document.querySelectorAll('.banner button')]
            .find(one => one.innerText.trim() === '知道了');
        while (read()) {
            read().click();
            await pause(10);
        }
        const before = complaints();
        await act();
        const ended = await within(2500, () => done() ? 'done'
            : complaints() !== before && complaints().includes('没有') && 'refused');
        // A refusal may be said while the step goes on: what counts is where it ends.
        await pause(ended === 'refused' ? 120 : 0);
        const happened = done();
        if (happened) then();
        steps.push({ name, happened: !!happened, said: complaints() });
    };
    const enter = title => step(`record ${title}`, async () => {
        await go('/new/activity');
        await put(() => document.querySelector('#f-date'), '2019-12-30');
        await put(() => document.querySelector('#f-title'), title);
        await press('保存');
    }, () => location.hash.startsWith('#/record/') && shown().includes(title), () => titles.add(title));

    const branch = () => step('branch', async () => {
        if (!document.querySelector('dialog[open]')) await press('新建支部');
        await put(labelled('支部全称'), '云岭县档案馆党支部');
        await put(labelled('支部简称'), '馆党支部');
        await press('保存');
    }, () => !document.querySelector('dialog[open]') && shown().includes('云岭县档案馆'), () => {});
    await branch();
    // Without a branch there is nothing to go on with: once more, as a person would.
    if (!steps[0].happened) await branch();
    if (steps.at(-1).happened) await edits();

    // What the page says in the end, once nothing changes any more.
    const status = () => document.querySelector('[role=status].saved')?.innerText.trim();
    const sure = () => status() === '已保存' || complaints();
    await within(9000, sure);
    return { titles: [...titles].sort(), steps, status: status(), said: complaints(),
        calls: faults.calls, names: faults.names, hit: faults.hit };

    async function edits() {
        await enter('K1');
        const first = location.hash.slice(1);
        await enter('K2');
        const second = location.hash.slice(1);
        if (titles.has('K1')) await step('edit', async () => {
            await go(first);
            await press('编辑');
            await put(() => document.querySelector('#f-title'), 'K3');
            await press('保存');
        }, () => !button('保存') && shown().includes('K3'), () => { titles.delete('K1'); titles.add('K3'); });
        if (titles.has('K2')) await step('remove', async () => {
            await go(second);
            await press('删除');
        }, () => shown().includes('已删除'), () => titles.delete('K2'));
        if (!titles.has('K2') && steps.at(-1).name === 'remove') {
            await step('undo', () => press('撤销'), () => shown().includes('已撤销'),
                () => titles.add('K2'));
        }
        await step('import', async () => {
            await go('/intake');
            await put(labelled('粘贴表格'), '日期\t类别\t主题\n2019-03-05\t党课\tK4\n2019-04-02\t党课\tK5\n');
            await press('读取粘贴的内容');
            await press('导入');
        }, () => shown().includes('已从“粘贴的表格”导入'), () => { titles.add('K4'); titles.add('K5'); });
        await step('restore', async () => {
            await go('/backup');
            const input = await within(1500, () => document.querySelector('input[type=file]'));
            if (!input) return;
            const backup = { format: 'zhibu-backup', version: 1,
                branch: { full_name: '云岭县档案馆党支部', short_name: '馆党支部' },
                records: ['K6', 'K7'].map(title => ({ id: title.toLowerCase(), kind: 'activity', title,
                    date: '2019-05-05', entered_on: '2019-05-05' })) };
            const files = new DataTransfer();
            files.items.add(new File([JSON.stringify(backup)], '备份.json'));
            input.files = files.files;
            input.dispatchEvent(new Event('change', { bubbles: true }));
            await within(1500, () => document.querySelector('dialog[open]'));
            await press('整本替换');
        }, () => !document.querySelector('dialog[open]') && shown().includes('已导入'),
        () => { titles.clear(); titles.add('K6'); titles.add('K7'); });
    }
})().then(all => { window.walked = all; }, error => { window.walked = { error: String(error) }; });
