"""Compares `leerbron round assign` with OR-Tools CP-SAT on random committees.

Usage:  pip install ortools;  LEERBRON=target/release/leerbron python3 tests/assignment/cp_sat.py [CASES]

Each case has 60 applications, 8 members and 2 or 3 readers. CP-SAT solves the three aims one after the other,
each fixed before the next: least maximum load, most expertise, fewest components of the comparison graph (as the
fewest sources from which a flow over common readings reaches every application). It prints, per case, what both
found and the ratio of their times, and ends with status 1 when an aim differs or when we are slower in all.
Ours includes starting the program. What we claim beyond a bound (`at_least`) is compared with the bound.
"""

import json
import os
import random
import subprocess
import sys
import time

from ortools.sat.python import cp_model

APPLICATIONS, MEMBERS, PER_HALF_DAY, HALF_DAYS = 60, 8, 3, 10


def case(seed):
    draw = random.Random(seed)
    applications = [f"a{n:02}" for n in range(APPLICATIONS)]
    members = [f"m{n}" for n in range(MEMBERS)]
    document = {
        "readers": draw.choice([2, 3]),
        "per_half_day": PER_HALF_DAY,
        "members": [{"id": member, "half_days": draw.choice([8, 9, HALF_DAYS])} for member in members],
        "applications": applications,
        "conflicts": [],
        "expertise": [],
    }
    for application in applications:
        for member in members:
            pair = {"member": member, "application": application}
            if draw.random() < 0.1:
                document["conflicts"].append(pair)
            else:
                document["expertise"].append(pair | {"level": draw.randrange(4)})
    return document


def ours(document):
    program = os.environ.get("LEERBRON", "target/debug/leerbron")
    command = [program, "round", "assign", "--round", "2024", "-", "--format", "json"]
    started = time.perf_counter()
    answer = subprocess.run(command, input=json.dumps(document), capture_output=True, text=True)
    taken = time.perf_counter() - started
    if answer.returncode not in (0, 1) or not answer.stdout:
        sys.exit(f"{' '.join(command)}: {answer.stderr}")
    return json.loads(answer.stdout), taken


def model(document):
    problem = cp_model.CpModel()
    conflicts = {(pair["application"], pair["member"]) for pair in document["conflicts"]}
    levels = {(pair["application"], pair["member"]): pair["level"] for pair in document["expertise"]}
    members = {member["id"]: min(member["half_days"], HALF_DAYS) * PER_HALF_DAY for member in document["members"]}
    pairs = [(a, m) for a in document["applications"] for m in members if (a, m) not in conflicts]
    reads = {pair: problem.new_bool_var(f"reads {pair}") for pair in pairs}
    for application in document["applications"]:
        problem.add(sum(reads[p] for p in pairs if p[0] == application) == document["readers"])
    load = problem.new_int_var(0, APPLICATIONS, "load")
    for member, places in members.items():
        own = sum(reads[p] for p in pairs if p[1] == member)
        problem.add(own <= places)
        problem.add(own <= load)
    expertise = sum(levels.get(pair, 0) * reads[pair] for pair in pairs)
    return problem, pairs, reads, load, expertise, members


def components(problem, pairs, reads, members, applications):
    """The number of sources that are needed to reach every application over readings."""
    size = len(applications)
    to_reader = {p: problem.new_int_var(0, size, "") for p in pairs}
    from_reader = {p: problem.new_int_var(0, size, "") for p in pairs}
    for pair in pairs:
        problem.add(to_reader[pair] <= size * reads[pair])
        problem.add(from_reader[pair] <= size * reads[pair])
    for application in applications:
        own = [p for p in pairs if p[0] == application]
        problem.add(sum(from_reader[p] for p in own) - sum(to_reader[p] for p in own) == 1)
    sources = []
    for member in members:
        own = [p for p in pairs if p[1] == member]
        source, given = problem.new_bool_var(""), problem.new_int_var(0, size, "")
        problem.add(given <= size * source)
        problem.add(sum(from_reader[p] for p in own) - sum(to_reader[p] for p in own) == given)
        sources.append(source)
    return sum(sources)


def theirs(document):
    started = time.perf_counter()
    problem, pairs, reads, load, expertise, members = model(document)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 2
    found = []
    for aim in ("load", "expertise", "components"):
        if aim == "load":
            problem.minimize(load)
        elif aim == "expertise":
            problem.maximize(expertise)
        else:
            fewest = components(problem, pairs, reads, members, document["applications"])
            problem.minimize(fewest)
        status = solver.solve(problem)
        if status != cp_model.OPTIMAL:
            return None, time.perf_counter() - started
        value = round(solver.objective_value)
        found.append(value)
        if aim == "load":
            problem.add(load == value)
        elif aim == "expertise":
            problem.add(expertise == value)
    return found, time.perf_counter() - started


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    wrong, slower = 0, 0
    for seed in range(cases):
        document = case(seed)
        answer, our_time = ours(document)
        expected, their_time = theirs(document)
        found = None
        if answer["outcome"] == "assigned":
            found = [answer["maximum_load"], answer["expertise"], answer["components"]]
        same = found == expected
        if not same and found and expected and answer["proof"] != "optimal":
            same = found[:2] == expected[:2] and answer["proof"]["at_least"] <= expected[2] <= found[2]
        wrong += not same
        slower += our_time > their_time
        ratio = their_time / our_time
        print(f"case {seed:2}: ours {found}, CP-SAT {expected}, CP-SAT takes {ratio:.1f} times as long{'' if same else '  DIFFERENT'}")
    print(f"{cases - wrong} of {cases} equal; slower in {slower}")
    sys.exit(1 if wrong or slower == cases else 0)


if __name__ == "__main__":
    main()
