// How does a graphics card draw the four symbols? As distances to their rims, with an outline and, if focal, a ring.

// The more links there are, the fainter each.
const CROWD_OPACITY = Math.min(0.4, Math.max(0.035, 14 / Math.sqrt(data.edges.length + 1)));
const FADED = 0.35;
const LEAST_RADIUS = 1.4;
const MOST_OWN_LINKS = 100;
const KINDS = ["eu", "oecd_nato", "other", "unclassified"];

// Of a hub with thousands of links only the strongest stand out; the others stay faint.
function strongestLinks(chosen) {
  return linksNow(chosen).filter(({ from, to }) => from === chosen || to === chosen)
    .sort((one, other) => other.citations - one.citations).slice(0, MOST_OWN_LINKS);
}

// The ring around a focal symbol, in pixels: close to a small one, clear of the corners of a large one.
function ringAround(radius) {
  return 1.3 * radius + Math.min(2.5, 0.5 * radius + 0.6);
}

const SYMBOL_VERTEX = `
  attribute vec2 a_position;
  attribute float a_size;
  attribute float a_kind;
  attribute float a_core;
  attribute float a_focal;
  attribute vec4 a_color;
  attribute vec4 a_id;
  attribute vec2 a_corner;
  uniform mat3 u_matrix;
  uniform float u_sizeRatio;
  uniform float u_correctionRatio;
  varying vec2 v_offset;
  varying float v_radius;
  varying float v_kind;
  varying float v_core;
  varying float v_focal;
  varying vec4 v_color;

  void main() {
    v_radius = max(a_size / u_sizeRatio, ${LEAST_RADIUS.toFixed(2)});
    v_offset = a_corner * (1.45 * v_radius + (a_focal > 0.5 ? 4.0 : 1.0));
    gl_Position = vec4((u_matrix * vec3(a_position + 2.0 * u_correctionRatio * v_offset, 1)).xy, 0, 1);
    v_kind = a_kind;
    v_core = a_core;
    v_focal = a_focal;
    #ifdef PICKING_MODE
    v_color = a_id;
    #else
    v_color = a_color;
    #endif
    v_color.a *= 255.0 / 254.0;
  }`;

const SYMBOL_FRAGMENT = `
  precision highp float;
  varying vec2 v_offset;
  varying float v_radius;
  varying float v_kind;
  varying float v_core;
  varying float v_focal;
  varying vec4 v_color;
  uniform vec4 u_outline;
  uniform vec4 u_ring;
  uniform float u_feather;

  float rim(vec2 p, float r) {
    if (v_kind < 0.5) return length(p) - r;
    if (v_kind < 1.5) return max(abs(p.x), abs(p.y)) - r;
    if (v_kind < 2.5) return max(-p.y - 0.85 * r, 0.871 * abs(p.x) + 0.491 * p.y - 0.540 * r);
    return 0.7071 * (abs(p.x) + abs(p.y) - 1.2 * r);
  }

  void main() {
    float distance = rim(v_offset, v_radius);
    float inside = 1.0 - smoothstep(-u_feather, u_feather, distance);
    #ifdef PICKING_MODE
    if (distance > 1.0) discard;
    gl_FragColor = v_color;
    #else
    float width = min(v_core > 0.5 ? 2.4 : 0.9, (v_core > 0.5 ? 0.45 : 0.2) * v_radius);
    float outlined = smoothstep(-width - u_feather, -width + u_feather, distance);
    vec4 color = mix(v_color, u_outline, outlined * (v_core > 0.5 ? 1.0 : 0.75)) * inside;
    float ring = abs(length(v_offset) - 1.3 * v_radius - min(2.5, 0.5 * v_radius + 0.6)) - min(0.6, 0.15 * v_radius + 0.15);
    float ringed = v_focal * (1.0 - smoothstep(-u_feather, u_feather, ring)) * (1.0 - inside);
    gl_FragColor = color + u_ring * ringed;
    #endif
  }`;

// `ink` holds the colours of outline and ring; sigma makes one program for the picture and one for what is under the pointer.
function symbolProgram(ink) {
  const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
  const number = (name) => ({ name, size: 1, type: FLOAT });
  const bytes = (name) => ({ name, size: 4, type: UNSIGNED_BYTE, normalized: true });
  return class extends Sigma.rendering.NodeProgram {
    getDefinition() {
      return {
        VERTICES: 6, METHOD: TRIANGLES, VERTEX_SHADER_SOURCE: SYMBOL_VERTEX, FRAGMENT_SHADER_SOURCE: SYMBOL_FRAGMENT,
        UNIFORMS: ["u_matrix", "u_sizeRatio", "u_correctionRatio", "u_outline", "u_ring", "u_feather"],
        ATTRIBUTES: [{ name: "a_position", size: 2, type: FLOAT }, number("a_size"), number("a_kind"), number("a_core"),
          number("a_focal"), bytes("a_color"), bytes("a_id")],
        CONSTANT_ATTRIBUTES: [{ name: "a_corner", size: 2, type: FLOAT }],
        CONSTANT_DATA: [[-1, -1], [1, -1], [1, 1], [-1, -1], [1, 1], [-1, 1]],
      };
    }

    processVisibleItem(id, start, { x, y, size, color, kind, core, focal }) {
      this.array.set([x, y, size, kind, core, focal, Sigma.utils.floatColor(color), id], start);
    }

    setUniforms({ matrix, sizeRatio, correctionRatio, pixelRatio }, { gl, uniformLocations: at }) {
      gl.uniformMatrix3fv(at.u_matrix, false, matrix);
      gl.uniform1f(at.u_sizeRatio, sizeRatio);
      gl.uniform1f(at.u_correctionRatio, correctionRatio);
      gl.uniform1f(at.u_feather, 0.7 / pixelRatio);
      gl.uniform4fv(at.u_outline, ink.outline);
      gl.uniform4fv(at.u_ring, ink.ring);
    }
  };
}

// "#0072b2" as four numbers between 0 and 1.
function fourths(colour) {
  return [...[1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255), 1];
}
