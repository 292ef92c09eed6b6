/** Work across the lanes of a vector, and rows whose length is not a multiple of four. */

/** All lanes the largest of the four. */
@inline
export function largest(x: v128): v128 {
  x = f32x4.pmax(x, v128.shuffle<i32>(x, x, 2, 3, 0, 1));
  return f32x4.pmax(x, v128.shuffle<i32>(x, x, 1, 0, 3, 2));
}

/** All lanes the smallest of the four. */
@inline
export function smallest(x: v128): v128 {
  x = f32x4.pmin(x, v128.shuffle<i32>(x, x, 2, 3, 0, 1));
  return f32x4.pmin(x, v128.shuffle<i32>(x, x, 1, 0, 3, 2));
}

/** All lanes (s0 + s2) + (s1 + s3). */
@inline
export function total(s: v128): v128 {
  s = f32x4.add(s, v128.shuffle<i32>(s, s, 2, 3, 0, 1));
  return f32x4.add(s, v128.shuffle<i32>(s, s, 1, 0, 3, 2));
}

/** Ones in the lanes that a row's last vector really has. */
@inline
export function lastLanes(k: i32): v128 {
  return i32x4.gt_s(i32x4.splat(((k - 1) & 3) + 1), i32x4(0, 1, 2, 3));
}

/** Row w of the transpose of the four rows a, b, c, d. */
@inline
export function transposed(a: v128, b: v128, c: v128, d: v128, w: i32): v128 {
  if (w < 2) {
    const x = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
    const y = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
    return w == 0 ? v128.shuffle<i64>(x, y, 0, 2) : v128.shuffle<i64>(x, y, 1, 3);
  }
  const x = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
  const y = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
  return w == 2 ? v128.shuffle<i64>(x, y, 0, 2) : v128.shuffle<i64>(x, y, 1, 3);
}

/** All lanes of the result are lane i of x. */
@inline
export function spread(x: v128, i: i32): v128 {
  if (i == 0) return v128.shuffle<i32>(x, x, 0, 0, 0, 0);
  if (i == 1) return v128.shuffle<i32>(x, x, 1, 1, 1, 1);
  if (i == 2) return v128.shuffle<i32>(x, x, 2, 2, 2, 2);
  return v128.shuffle<i32>(x, x, 3, 3, 3, 3);
}

/** Lane 0 the largest lane of a, lane 1 of b, lane 2 of c, lane 3 of d. */
@inline
export function largestOfEach(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.pmax(v128.shuffle<i32>(a, b, 0, 4, 1, 5), v128.shuffle<i32>(a, b, 2, 6, 3, 7));
  const cd = f32x4.pmax(v128.shuffle<i32>(c, d, 0, 4, 1, 5), v128.shuffle<i32>(c, d, 2, 6, 3, 7));
  return f32x4.pmax(v128.shuffle<i64>(ab, cd, 0, 2), v128.shuffle<i64>(ab, cd, 1, 3));
}

/** Lane 0 the total of a's lanes, lane 1 of b's, lane 2 of c's, lane 3 of d's; each (s0 + s2) + (s1 + s3). */
@inline
export function totalOfEach(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<i32>(a, b, 0, 4, 1, 5), v128.shuffle<i32>(a, b, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<i32>(c, d, 0, 4, 1, 5), v128.shuffle<i32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<i64>(ab, cd, 0, 2), v128.shuffle<i64>(ab, cd, 1, 3));
}
