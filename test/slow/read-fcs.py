"""A short FCS reader on NumPy, to hold ours against: writes the events as little-endian float32, row by row."""
import re
import sys

import numpy as np


def read(path):
    raw = open(path, 'rb').read()
    begin, end = int(raw[10:18]), int(raw[18:26])
    text = raw[begin : end + 1].decode('latin-1')
    mark = re.escape(text[0])
    words = [word.replace(text[0] * 2, text[0]) for word in re.split(f'(?<!{mark}){mark}(?!{mark})', text[1:])]
    keys = {key.upper(): value.strip() for key, value in zip(words[0::2], words[1::2])}
    n, p = int(keys['$TOT']), int(keys['$PAR'])
    at = int(raw[26:34]) or int(keys['$BEGINDATA'])
    order = '<' if keys['$BYTEORD'].startswith('1') else '>'
    bits = [int(keys[f'$P{j + 1}B']) for j in range(p)]
    if keys['$DATATYPE'] in 'FD':
        kind = order + ('f4' if keys['$DATATYPE'] == 'F' else 'f8')
        return np.frombuffer(raw, kind, n * p, at).reshape(n, p)
    size = (n * sum(bits) + 7) // 8
    flat = np.unpackbits(np.frombuffer(raw, 'u1', size, at), bitorder='little' if order == '<' else 'big')
    events = flat[: n * sum(bits)].reshape(n, -1).astype('f8')
    columns, start = [], 0
    for j, width in enumerate(bits):
        part = events[:, start : start + width]
        powers = 2.0 ** (np.arange(width) if order == '<' else np.arange(width)[::-1])
        column, reach = part @ powers, float(keys[f'$P{j + 1}R'])
        column = column % 2 ** np.ceil(np.log2(reach))
        decades, offset = (float(word) for word in keys[f'$P{j + 1}E'].split(','))
        if decades > 0:
            column = (offset or 1) * 10 ** (decades * column / reach)
        columns.append(column)
        start += width
    return np.stack(columns, 1)


sys.stdout.buffer.write(read(sys.argv[1]).astype('<f4').tobytes())
