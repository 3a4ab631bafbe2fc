"""Validates content against Content/schema, as an editor's program does.

    validate.py CONTENT                 every data file and front matter of every edition: prints what is wrong
    validate.py CONTENT --planted       wrong keys and values, one at a time: each must be found

Each file is read twice: with every value as text, and with numbers as YAML 1.2 has them. Exit code 1 if anything is wrong.
"""
import json
import pathlib
import re
import sys

import jsonschema
import yaml

SCHEMAS = {'mal': 'mal', 'kapitel': 'kapitel'}


class Typed(yaml.SafeLoader):
    """Values as a YAML 1.2 program has them: no dates, and no yes or no beside true and false."""


Typed.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(('timestamp', 'bool', 'int', 'float'))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Typed.add_implicit_resolver('tag:yaml.org,2002:bool', re.compile('^(true|false)$'), 'tf')
Typed.add_implicit_resolver('tag:yaml.org,2002:float', re.compile(r'^[-+]?[0-9]+\.[0-9]+$'), '-+0123456789')
Typed.add_implicit_resolver('tag:yaml.org,2002:int', re.compile('^[-+]?[0-9]+$'), '-+0123456789')


def text_keys(value):
    """JSON has only texts for keys: `{0: Ej påbörjat}`."""
    if isinstance(value, dict):
        return {str(key): text_keys(item) for key, item in value.items()}
    if isinstance(value, list):
        return [text_keys(item) for item in value]
    # A key with nothing after it has no value, in whatever way the file is read.
    return None if value == '' else value


def documents(content):
    """Path, name of the schema and YAML of every file that has one."""
    for path in sorted(content.glob('*/**/*')):
        if path.parts[len(content.parts)] in ('schema', 'handbok') or path.suffix not in ('.yaml', '.md'):
            continue
        if path.name == 'text.md':  # A paper is a text without keys.
            continue
        name = SCHEMAS.get(path.parent.name, path.stem)
        text = path.read_text(encoding='utf-8-sig')
        if path.suffix == '.md':
            text = re.match('---\n(.*?\n)---', text, re.S).group(1)
        yield path, name, text


def problems(validator, text):
    for loader in (yaml.BaseLoader, Typed):
        value = text_keys(yaml.load(text, loader))
        for error in validator.iter_errors(value):
            yield f'{"/".join(map(str, error.absolute_path))}: {error.message[:200]}'


def validators(content):
    found = {}
    for path in (content / 'schema').glob('*.json'):
        schema = json.loads(path.read_text(encoding='utf-8'))
        jsonschema.Draft7Validator.check_schema(schema)
        found[path.stem] = jsonschema.Draft7Validator(schema)
    return found


PLANTED = [
    ('rapport', 'titel: A\når: 2023\norganisation: B\ntitell: C'),
    ('rapport', 'titel: A\norganisation: B'),
    ('rapport', 'titel: A\når: nyss\norganisation: B'),
    ('rapport', 'titel: A\når: 2023\norganisation: B\nläge: färdig'),
    ('rapport', 'titel: A\når: 2023\norganisation: B\nbeslut: {dag: 2024-01-01}'),
    ('rapport', 'titel: A\når: 2023\norganisation: B\nuppföljning: {datum: i våras}'),
    ('kapitel', 'titel: A\nläge: granskat'),
    ('kapitel', 'nummer: 1'),
    ('kapitel', 'titel: A\ngranskad: Staben'),
    ('mal', 'nummer: 1\ntitel: A\nindikatorer: [{id: a, titel: B, regel: mer}]'),
    ('mal', 'nummer: 1\ntitel: A\nindikatorer: [{id: A B, titel: B}]'),
    ('mal', 'nummer: 1\ntitel: A\nindikatorer: [{titel: B}]'),
    ('mal', 'nummer: 1\ntitel: A\nindikatorer: [{id: a, titel: B, utfall: [{värde: 1, utfal: 2}]}]'),
    ('mal', 'nummer: 1\ntitel: A\nprognos: {datum: 2023-01-01}'),
    ('kontakter', 'kontakter: [{id: a, roll: B, namn: C}]'),
    ('tillganglighet', 'granskad: 2024-01-01'),
    ('skalor', 'mål: {nivåer: [{id: a, etikett: B, färg: lila, symbol: bock}]}\nindikator: {nivåer: []}\nuppdrag: {nivåer: []}'),
]


def main():
    content = pathlib.Path(sys.argv[1])
    schemas = validators(content)
    wrong = 0
    if '--planted' in sys.argv:
        for name, text in PLANTED:
            if not list(problems(schemas[name], text)):
                wrong += 1
                print(f'not found in {name}: {text!r}')
        print(f'{len(PLANTED) - wrong} of {len(PLANTED)} planted faults found')
    else:
        count = 0
        for path, name, text in documents(content):
            count += 1
            for problem in problems(schemas[name], text):
                wrong += 1
                print(f'{path}: {problem}')
        print(f'{count} files, {wrong} problems')
        wrong += count == 0
    sys.exit(1 if wrong else 0)


main()
