/**
 * A plugin that always answers the same, written byte by byte: a core module as Courtesy's page on ABIs describes it.
 */
export function pluginThatAnswers(manifest: object, answer: object): Buffer {
    const text = Buffer.from(JSON.stringify(answer));
    const at = 1024;
    const roomForContext = at + text.length + 1024;
    const pages = Math.ceil((roomForContext + 1_048_576) / 65_536);
    const where = (BigInt(at) << 32n) | BigInt(text.length);
    return Buffer.concat([
        Buffer.from([0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0]),
        // (i32) -> i32 and (i32, i32) -> i64
        section(1, [2, 0x60, 1, 0x7f, 1, 0x7f, 0x60, 2, 0x7f, 0x7f, 1, 0x7e]),
        section(3, [2, 0, 1]),
        section(5, [1, 0, ...unsigned(pages)]),
        section(7, [3, ...name('memory'), 2, 0, ...name('courtesy_alloc'), 0, 0, ...name('courtesy_decide_v1'), 0, 1]),
        section(10, [2, ...body([0x41, ...signed(BigInt(roomForContext))]), ...body([0x42, ...signed(where)])]),
        section(11, [1, 0, 0x41, ...signed(BigInt(at)), 0x0b, ...unsigned(text.length), ...text]),
        section(0, [...name('courtesy:manifest'), ...Buffer.from(JSON.stringify(manifest))]),
    ]);
}

function section(id: number, content: number[]): Buffer {
    return Buffer.from([id, ...unsigned(content.length), ...content]);
}

/** A function without locals that returns a constant. */
function body(constant: number[]): number[] {
    return [constant.length + 2, 0, ...constant, 0x0b];
}

function name(text: string): number[] {
    return [text.length, ...Buffer.from(text)];
}

function unsigned(value: number): number[] {
    return value < 128 ? [value] : [value % 128 | 128, ...unsigned(Math.floor(value / 128))];
}

function signed(value: bigint): number[] {
    const low = Number(value & 127n);
    const rest = value >> 7n;
    const isLast = (rest === 0n && low < 64) || (rest === -1n && low >= 64);
    return isLast ? [low] : [low | 128, ...signed(rest)];
}
