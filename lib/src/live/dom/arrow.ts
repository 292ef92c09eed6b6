/** An arrow from a point, with its head at the end; a short one is all head. */
export function drawArrow(
  context: CanvasRenderingContext2D,
  from: { x: number; y: number },
  to: { x: number; y: number },
  colour: string,
  width = 3,
): void {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length < 0.5) return;
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const head = Math.min(10, length);
  const base = { x: to.x - head * ux, y: to.y - head * uy };
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = width;
  context.lineCap = "butt";
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(base.x, base.y);
  context.stroke();
  context.beginPath();
  context.moveTo(to.x, to.y);
  context.lineTo(base.x - 0.5 * head * uy, base.y + 0.5 * head * ux);
  context.lineTo(base.x + 0.5 * head * uy, base.y - 0.5 * head * ux);
  context.closePath();
  context.fill();
}
