// A picture of what is in sight and around it, moved while one drags: thousands of marks need not be drawn every frame.

const ROOM = 0.5; // of the width and of the height, beyond each edge
const MOST = 16_000_000; // pixels, which every browser can hold

export class Picture {
  // `draw` is given a context, in units of the drawing, and the part of the drawing that it has to fill.
  constructor(canvas, view, draw) {
    const room = Math.min(ROOM, Math.max(Math.sqrt(MOST / (canvas.width * canvas.height)) - 1, 0) / 2);
    const [wide, high] = [Math.round(canvas.width * room), Math.round(canvas.height * room)];
    this.scale = view.a;
    this.left = (-view.e - wide) / view.a;
    this.top = (-view.f - high) / view.d;
    this.made = document.createElement("canvas");
    [this.made.width, this.made.height] = [canvas.width + 2 * wide, canvas.height + 2 * high];
    const context = this.made.getContext("2d");
    context.setTransform(view.a, 0, 0, view.d, view.e + wide, view.f + high);
    draw(context, { left: this.left, top: this.top, right: this.left + this.made.width / view.a, bottom: this.top + this.made.height / view.d });
  }

  // Whether it fills all that is in sight.
  covers(canvas, view) {
    const [x, y, width, height] = this.place(view);
    return x <= 0 && y <= 0 && x + width >= canvas.width && y + height >= canvas.height;
  }

  show(context, view) {
    context.save();
    context.resetTransform();
    context.drawImage(this.made, ...this.place(view));
    context.restore();
  }

  // Where it lies on the screen: on whole pixels, so that it stays sharp.
  place(view) {
    const grown = view.a / this.scale; // two fingers zoom while they drag
    const [x, y] = [this.left * view.a + view.e, this.top * view.d + view.f];
    return [x, y, this.made.width * grown, this.made.height * grown].map(Math.round);
  }
}
