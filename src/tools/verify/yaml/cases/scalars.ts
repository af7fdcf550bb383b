/** Scalars without quotes whose meaning is a matter of the reader, each once as a value and once as a key. */
const words = `y Y yes Yes YES yEs n N no No NO nO on On ON oN off Off OFF true True TRUE tRUE false False FALSE
  ~ null Null NULL nULL none None nil = << . .. ... - -- + * & ! | > % @ ? :`;

const integers = `0 -0 +0 1 -1 +1 00 01 007 0777 -0777 +0777 08 09 -09 0888 0o0 0o7 0o777 -0o17 +0o17 0O777 0o8 0o
  0x0 0x1F 0X1F -0x1F +0x1F 0xg 0x 0b0 0b101 0B101 -0b11 +0b11 0b2 0b 1_000 1_ _1 1__0 -1_0 0x_1F 0b1_0 0_7 0_8 0o_7
  2147483648 4294967296 9007199254740991 9007199254740992 9007199254740993 -9007199254740993 9223372036854775807
  9223372036854775808 -9223372036854775808 -9223372036854775809 +9223372036854775808 18446744073709551615
  18446744073709551616 99999999999999999999 0xFFFFFFFFFFFFFFFF 0x10000000000000000 0777777777777777777777
  01777777777777777777777 02000000000000000000000 0b1111111111111111111111111111111111111111111111111111111111111111
  1234567890123456 -0x8000000000000000 -0x8000000000000001`;

const floats = `0.0 -0.0 +0.0 0. 1. .5 -.5 +.5 1.5 -1.5 +1.5 1.0 1.10 3.14159265358979323846 1e3 1E3 1e+3 1e-3 1E05 12e03
  -.5e3 1.e3 .e3 e1 e+1 1e 1e+ 1e400 -1e400 1e-400 1e308 1e309 1e16 1e20 1e21 1e22 1e100 123456.7 1234567.8 0.0001
  0.00001 1_000.5 1_0.0_1 ._5 .5_ .5_0 .5__0 -.5_0 .1e1_0 1._5 0.1e1 00.5 0x1p4 0x1.8p1 1.2.3 1.2.3.4 1,000 1e3e4 .inf .Inf .INF -.inf +.inf +.INF
  .iNF inf Inf infinity Infinity .nan .NaN .NAN -.nan nan NaN 4.35e-2 16777217.0 0.1 1.23456789012 5e-324 2e-324`;

const others = `12:30 12:30:45 190:20:30 1:00 -1:30 +1:30 0:0 1:60 1:2:3.5 23:59:59 2001-01-01 2001-1-1 2001-12-14t21:59:43.10-05:00
  2001-12-14T21:59:43Z 2001-12-14 100m 1Gi 1k 0.5Gi 1h30m v1 1.x 1-2 1/2 10.0.0.0/8 ::1 fe80::1 a:b http://x/y a#b x@y
  50% -x ?x :x ~x =x <x <<x !x ü 日本 true1 nullx 0x1g 1e5x 0b1012 0o79`;

function list(text: string): string[] {
  return text.split(/\s+/);
}

const all = [...list(words), ...list(integers), ...list(floats), ...list(others)];

export const values = all.map((scalar) => `v: ${scalar}\n`);
export const keys = all.map((scalar) => `${scalar}: v\n`);
/** In flow style `,`, `?` and brackets end a scalar. */
export const flow = list(
  `${words} 0777 1_000 12:30 a:b a:b:c :a a: ?a a?b -a a-b 1,000 http://x/y a#b :: ::1 "a" 'a'`,
).flatMap((scalar) => [`[${scalar}]\n`, `{k: ${scalar}}\n`, `{${scalar}: v}\n`]);
