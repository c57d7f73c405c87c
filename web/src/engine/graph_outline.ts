// What an ONNX file says of its graph (inputs, outputs, where its weights lie), read from its bytes alone, so that a graph
// that cannot be run here is refused before its weights are fetched. Field numbers are those of onnx.proto.
import type { InferenceSession } from "onnxruntime-web";
import { Unsupported } from "./contract";

type Value = InferenceSession.ValueMetadata;

export interface GraphOutline {
  inputs: Value[];
  outputs: Value[];
  dataFiles: string[]; // the files of external data that it names, beside it
}

interface Field {
  number: number;
  value: number; // of a number
  bytes: Uint8Array; // of a text or a message
}

const nothing = new Uint8Array(0);

/** A protocol buffer, field by field: https://protobuf.dev/programming-guides/encoding */
function* fieldsOf(bytes: Uint8Array): Generator<Field> {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; shift < 10; shift++) {
      const byte = bytes[at++];
      if (byte === undefined) throw new RangeError();
      value += (byte & 0x7f) * 2 ** (7 * shift);
      if (byte < 0x80) return value;
    }
    throw new RangeError();
  };
  const take = (length: number): Uint8Array => {
    if (at + length > bytes.length) throw new RangeError();
    return bytes.subarray(at, (at += length));
  };
  while (at < bytes.length) {
    const tag = varint();
    const number = Math.floor(tag / 8);
    const field: Field = { number, value: 0, bytes: nothing };
    switch (tag % 8) {
      case 0:
        field.value = varint();
        break;
      case 1:
        take(8);
        break;
      case 2:
        field.bytes = take(varint());
        break;
      case 5:
        take(4);
        break;
      default:
        throw new RangeError();
    }
    yield field;
  }
}

const decoder = new TextDecoder();
const all = (bytes: Uint8Array, number: number): Field[] => [...fieldsOf(bytes)].filter((one) => one.number === number);
const last = (bytes: Uint8Array, number: number): Field | undefined => all(bytes, number).at(-1);
const text = (bytes: Uint8Array, number: number): string => decoder.decode(last(bytes, number)?.bytes);

// TensorProto.DataType, those that a contract knows; any other is named by its number.
const types = new Map([
  [1, "float32"],
  [6, "int32"],
  [7, "int64"],
  [9, "bool"],
  [10, "float16"],
]);

/** ValueInfoProto: 1 name, 2 type; TypeProto: 1 tensor_type { 1 elem_type, 2 shape { 1 dim { 1 dim_value, 2 dim_param }}}. */
function valueOf(bytes: Uint8Array): Value {
  const name = text(bytes, 1);
  const tensor = last(last(bytes, 2)?.bytes ?? nothing, 1)?.bytes;
  if (!tensor) return { name, isTensor: false };
  const type = last(tensor, 1)?.value ?? 0;
  const shape = all(last(tensor, 2)?.bytes ?? nothing, 1).map((dim) => last(dim.bytes, 1)?.value ?? text(dim.bytes, 2));
  return { name, isTensor: true, type: types.get(type) ?? `type ${type}`, shape } as Value;
}

/** TensorProto: 8 name, 13 external_data { 1 key, 2 value }. */
function externalFile(tensor: Uint8Array): string | undefined {
  const entry = all(tensor, 13).find(({ bytes }) => text(bytes, 1) === "location");
  return entry && text(entry.bytes, 2);
}

/** ModelProto: 7 graph; GraphProto: 5 initializer, 11 input, 12 output. Throws Unsupported. */
export function outlineOf(file: Uint8Array): GraphOutline {
  const outline: GraphOutline = { inputs: [], outputs: [], dataFiles: [] };
  const weights = new Set<string>();
  const dataFiles = new Set<string>();
  try {
    for (const { number, bytes } of fieldsOf(last(file, 7)?.bytes ?? nothing)) {
      if (number === 11) outline.inputs.push(valueOf(bytes));
      else if (number === 12) outline.outputs.push(valueOf(bytes));
      else if (number === 5) {
        weights.add(text(bytes, 8));
        const location = externalFile(bytes);
        if (location !== undefined) dataFiles.add(location);
      }
    }
  } catch {
    throw new Unsupported("The graph is no ONNX file, or was cut short.");
  }
  // An input with a value of its own is none that has to be given (as ONNX Runtime's own list of inputs has it).
  outline.inputs = outline.inputs.filter(({ name }) => !weights.has(name));
  outline.dataFiles = [...dataFiles];
  return outline;
}
