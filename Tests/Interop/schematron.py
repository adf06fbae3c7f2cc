"""ISO Schematron with XPath 2 in its tests, as the rules of TBX-Basic are written: lxml's own knows XPath 1 only."""
import elementpath
import lxml.etree

SCHEMATRON = "{http://purl.oclc.org/dsdl/schematron}"


def faults(schema, document):
    """The messages of assertions that fail, and how many assertions were tried."""
    rules = lxml.etree.parse(str(schema)).getroot()
    names = {ns.get("prefix"): ns.get("uri") for ns in rules.iter(f"{SCHEMATRON}ns")}
    tree = lxml.etree.parse(str(document))

    def select(path, **context):
        return elementpath.select(tree, path, names, parser=elementpath.XPath2Parser, **context)

    messages, tried = [], 0
    for pattern in rules.iter(f"{SCHEMATRON}pattern"):
        taken = set()
        for rule in pattern.iter(f"{SCHEMATRON}rule"):
            for node in select(f"//({rule.get('context')})"):
                # A node belongs to the first rule of a pattern that fits.
                if node in taken:
                    continue
                taken.add(node)
                for test in rule.iter(f"{SCHEMATRON}assert"):
                    tried += 1
                    if not select(f"boolean({test.get('test')})", item=node):
                        messages.append(f"{node.tag}: {' '.join(''.join(test.itertext()).split())}")
    return messages, tried
