/** A QR code as an SVG of one path, and the words of an address. */
import { encode } from 'uqr';

const svg = 'http://www.w3.org/2000/svg';

/** @throws Error when the text is longer than any code holds */
export function qrCode(text: string, label: string): SVGSVGElement {
  const { data, size } = encode(text, { ecc: 'L', border: 2 });
  const image = document.createElementNS(svg, 'svg');
  image.setAttribute('viewBox', `0 0 ${size} ${size}`);
  image.setAttribute('role', 'img');
  image.setAttribute('aria-label', label);
  image.setAttribute('shape-rendering', 'crispEdges');
  const squares = document.createElementNS(svg, 'path');
  squares.setAttribute(
    'd',
    data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join(''),
  );
  image.append(squares);
  return image;
}

/** `course.org/attention/#mask-painter=…`: what can be read off a wall and typed. */
export function shortAddress(url: string): string {
  const plain = url.replace(/^https?:\/\//, '');
  return plain.length <= 64 ? plain : `${plain.slice(0, plain.indexOf('=') + 1 || 63)}…`;
}
