"""The xBRL-JSON report and its taxonomy, loaded by Arelle without a network."""
import datetime
import decimal
import json
import re
import sqlite3

from arelle.api.Session import Session
from arelle.RuntimeOptions import RuntimeOptions

SUMMATION = "https://xbrl.org/2023/arcrole/summation-item"


def load(path, mode):
    options = RuntimeOptions(
        entrypointFile=str(path), internetConnectivity="offline", plugins="loadFromOIM", validate=True, calcs=mode,
        keepOpen=True, logFile="logToBuffer")
    session = Session()
    session.run(options)
    return session, session.get_models()[0], session.get_logs("json")


def check(path, database, expected, checks):
    inconsistent = {}
    for mode in ["round-to-nearest", "truncation"]:
        session, model, log = load(path, mode)
        with session:
            entries = json.loads(log)["log"]
            faults = [entry["message"]["text"] for entry in entries
                      if entry["level"] in ("error", "warning", "critical") and not entry["code"].startswith("calc11e:")]
            checks.equal(f"xbrl ({mode}): errors and warnings of Arelle", faults, [])
            inconsistent[mode] = {found for entry in entries if entry["code"].startswith("calc11e:")
                                  for found in [inconsistency(entry["message"]["text"])]}
            if mode == "truncation":
                checks.same_facts("xbrl (Arelle)", facts(model, path), expected)
                calculations(model, database, inconsistent, checks)
                labels(model, checks)


def inconsistency(text):
    found = re.search(r"inconsistent from r:(\S+) in link role (\S+) .* context (\S+) unit (\S+)", text)
    return found.group(1, 2, 3) if found else (text, "", "")


def facts(model, path):
    """Facts as records of the contract: what Arelle made of the report; which figure it is, the report's own extension says."""
    raw = json.loads(path.read_text(encoding="utf-8"))["facts"]
    loaded = {fact.id: fact for fact in model.facts}
    records = []
    for name, source in raw.items():
        fact = loaded.get(name)
        if fact is None:
            records.append({"lost": name})
            continue
        dimensions = {qname.localName: value.stringValue for qname, value in fact.context.qnameDims.items()}
        unit = unit_of(fact, source)
        is_rate = str(fact.concept.typeQname.localName) == "percentItemType"
        value = decimals = None
        if not fact.isNil:
            exact, decimals = decimal.Decimal(fact.value), None if fact.decimals == "INF" else int(fact.decimals)
            if is_rate:
                exact = exact.scaleb(2)
                decimals = None if decimals is None else decimals - 2
            value = format(exact, "f")
        start, end = period_of(fact.context)
        place = dimensions["PlaceDimension"].split("/")
        is_claim = place[0].startswith("s")
        records.append({
            "value": value, "decimals": decimals, "unit": unit, "period_start": start, "period_end": end,
            "nil": source.get("totsugo:nil", False), "language": dimensions["VersionDimension"],
            "bound": dimensions.get("BoundDimension"), "table": "" if is_claim else place[0],
            "row": source["totsugo:row"], "column": source["totsugo:column"], "document": source["totsugo:document"],
        })
    return records


def unit_of(fact, source):
    """The unit as Arelle has it, in the contract's words; the printed one only where XBRL has no unit for it."""
    printed = source["totsugo:unit"]
    measures = [[measure for measure in side] for side in fact.unit.measures]
    names = [["shares" if measure.localName == "shares" else measure.localName for measure in side] for side in measures]
    spaces = {measure.namespaceURI for side in measures for measure in side}
    if "https://totsugo.example/xbrl/units" in spaces or names == [["pure"], []]:
        return printed
    return "/".join("*".join(side) for side in names if side)


def period_of(context):
    if context.isForeverPeriod:
        return None, None
    day = datetime.timedelta(days=1)
    if context.isInstantPeriod:
        return None, (context.instantDatetime - day).date().isoformat()
    return context.startDatetime.date().isoformat(), (context.endDatetime - day).date().isoformat()


def calculations(model, database, inconsistent, checks):
    """Calculations 1.1 agree with the audit: what it calls a sum is consistent, and what is inconsistent it calls wrong.

    A release truncates or rounds, so a sum counts as consistent when either way of reading its figures makes it so.
    """
    both = inconsistent["round-to-nearest"] & inconsistent["truncation"]
    network = {}
    for role in model.relationshipSet(SUMMATION).linkRoleUris:
        for arc in model.relationshipSet(SUMMATION, role).modelRelationships:
            total = (arc.fromModelObject.qname.localName, role)
            network.setdefault(total, set()).add((arc.toModelObject.qname.localName, int(arc.weight)))
    place = {}
    for fact in model.facts:
        place[fact.id] = (fact.qname.localName, fact.contextID)
    outcomes = audit(database, place, network)
    holding = {where for where, outcome in outcomes.items() if outcome == "holds"}
    doubted = {where for where, outcome in outcomes.items() if outcome in ("fails", "fails_by_rounding", "untestable")}
    checks.equal("xbrl: sums that the audit holds and Arelle does not", sorted(holding & both), [])
    checks.equal("xbrl: inconsistent, and no word of the audit", sorted(both - doubted), [])
    failing = {where for where, outcome in outcomes.items() if outcome == "fails"}
    checks.equal("xbrl: failing sums that Arelle finds consistent", sorted(failing - both), [])
    checks.notes = getattr(checks, "notes", [])
    checks.sums = getattr(checks, "sums", 0) + len(holding)
    checks.notes = [f"{checks.sums} sums of the audit are calculations that Arelle finds consistent"]


def audit(database, place, network):
    """By (element, role, context): what the audit says of a sum that the taxonomy has."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    names = fact_names(connection)
    outcomes = {}
    for key, outcome, result in connection.execute("SELECT id, outcome, result_id FROM relation WHERE kind = 'sum'"):
        parts = connection.execute("SELECT fact_id, sign FROM relation_operand WHERE relation_id = ?", [key]).fetchall()
        total, context = place[names[result]]
        elements = {(place[names[fact]][0], sign) for fact, sign in parts}
        for (element, role), arcs in network.items():
            if element == total and arcs == elements:
                outcomes[(element, role, context)] = outcome
    return outcomes


def fact_names(connection):
    """The ids that the facts have in the report."""
    names, seen = {}, {}
    rows = connection.execute('SELECT fact_id, language, "table", "row", "column" FROM facts ORDER BY fact_id')
    for key, language, table, row, column in rows.fetchall():
        name = f"{language}-{table}-r{row}-c{column}" if table else f"{language}-s{row}-{column}"
        seen[name] = seen.get(name, 0) + 1
        names[key] = name if seen[name] == 1 else f"{name}-{seen[name]}"
    return names


def labels(model, checks):
    """Every element that a fact reports has a label in the language of the fact."""
    missing = set()
    for fact in model.facts:
        language = next(value.stringValue for qname, value in fact.context.qnameDims.items()
                        if qname.localName == "VersionDimension")
        if not fact.concept.label(lang=language, fallbackToQname=False):
            missing.add((fact.qname.localName, language))
    checks.equal("xbrl: elements without a label", sorted(missing), [])
