// Draws bodies in WebGL, each in the shape of its type, with a rim in the colour of the paper.
import { NodeProgram, type ProgramInfo } from "sigma/rendering";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import { SHAPES, SHAPE_NAMES, lookOf } from "./look";

// How far outside (above 0) or inside a point is, of each shape with corners at distance 1.
const tests = SHAPE_NAMES.map((name, at) => {
  const { corners, turn = 0, inner = 1, arm = 0, hole = 0, scale = 1 } = SHAPES[name]!;
  const number = (value: number) => value.toFixed(5);
  const half = corners ? Math.PI / corners : 0;
  const [x, y] = [inner * Math.sin(half), 1 - inner * Math.cos(half)];
  const far = Math.hypot(x, y);
  const fold = `p /= ${number(scale)}; float a = abs(mod(atan(p.y, p.x) - ${number((turn * Math.PI) / 180)} + ${number(half)}, ${number(2 * half)}) - ${number(half)}); vec2 q = length(p) * vec2(cos(a), sin(a));`;
  const body = !corners
    ? hole ? `return max(length(p) - 1.0, ${number(hole)} - length(p));` : "return length(p) - 1.0;"
    : arm
      ? `${fold} return max(q.x - 1.0, q.y - ${number(arm)}) * ${number(scale)};`
      : `${fold} return dot(q - vec2(1.0, 0.0), vec2(${number(x / far)}, ${number(y / far)})) * ${number(scale)};`;
  return `if (v_shape < ${at}.5) { ${body} }`;
}).join("\n  ");

const FRAGMENT = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec2 v_point;
varying float v_shape;
varying float v_pixel;
uniform vec3 u_paper;
float outside(vec2 p) {
  // What is a few pixels wide is drawn round: its shape could not be seen, and takes time.
  if (v_pixel > 0.22) return length(p) - 1.0;
  ${tests}
  return length(p) - 1.0;
}
void main(void) {
  if (dot(v_point, v_point) > 2.3) discard;
  float d = outside(v_point);
  #ifdef PICKING_MODE
  gl_FragColor = length(v_point) < 1.1 ? v_color : vec4(0.0);
  #else
  float rim = 1.6 * v_pixel;
  float filled = 1.0 - smoothstep(-v_pixel, 0.0, d);
  float covered = 1.0 - smoothstep(rim - v_pixel, rim, d);
  if (length(v_point) < 0.7) covered = 1.0;
  gl_FragColor = vec4(mix(u_paper, v_color.rgb, filled), 1.0) * covered;
  #endif
}
`;

// The square around a body reaches far enough for shapes that stick out of its circle.
const VERTEX = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying vec2 v_point;
varying float v_shape;
varying float v_pixel;
const float bias = 255.0 / 254.0;
void main() {
  float radius = a_size * u_correctionRatio / u_sizeRatio * 2.0;
  gl_Position = vec4((u_matrix * vec3(a_position + radius * a_corner, 1)).xy, 0, 1);
  v_point = a_corner;
  v_shape = a_shape;
  v_pixel = 2.0 * u_correctionRatio / radius;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
}
`;

const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
/** How far a shape reaches, in radii of its body, with its rim. */
const FAR = 1.5;
const UNIFORMS = ["u_sizeRatio", "u_correctionRatio", "u_matrix", "u_paper"] as const;

let paper: [number, number, number] = [1, 1, 1];

/** Set the colour of the rims, "#rrggbb". */
export function setPaper(colour: string): void {
  const value = Number.parseInt(colour.slice(1), 16);
  paper = [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

export class ShapeProgram extends NodeProgram<(typeof UNIFORMS)[number]> {
  override getDefinition() {
    return {
      VERTICES: 6,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: TRIANGLES,
      UNIFORMS,
      ATTRIBUTES: [
        { name: "a_position", size: 2, type: FLOAT },
        { name: "a_size", size: 1, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_shape", size: 1, type: FLOAT },
      ],
      CONSTANT_ATTRIBUTES: [{ name: "a_corner", size: 2, type: FLOAT }],
      CONSTANT_DATA: [[-1, -1], [1, -1], [1, 1], [-1, -1], [1, 1], [-1, 1]].map((corner) => corner.map((end) => end * FAR)),
    };
  }

  override processVisibleItem(index: number, start: number, data: NodeDisplayData & { sort?: string }): void {
    const { array } = this;
    array[start] = data.x;
    array[start + 1] = data.y;
    array[start + 2] = data.size;
    array[start + 3] = floatColor(data.color);
    array[start + 4] = index;
    array[start + 5] = SHAPE_NAMES.indexOf(lookOf(data.sort ?? "").shape);
  }

  override setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
    const { u_sizeRatio, u_correctionRatio, u_matrix, u_paper } = uniformLocations;
    gl.uniform1f(u_sizeRatio!, params.sizeRatio);
    gl.uniform1f(u_correctionRatio!, params.correctionRatio);
    gl.uniformMatrix3fv(u_matrix!, false, params.matrix);
    gl.uniform3fv(u_paper!, paper);
  }
}
