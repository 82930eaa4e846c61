namespace SupplierDiversity.Rules.Ownership;

/// <summary>
/// The parts of a firm that is owned through companies. For each company: its parts = its people's stakes + Σ stake ×
/// the parts of each owning company. Solved by exact elimination, the sparsest equations first, which for chains is
/// plain substitution and for circles a small linear system.
/// </summary>
internal static class OwnershipEquations
{
    public static (HeldParts Parts, bool Circular) Solve(OwnershipTable table, Dictionary<string, List<Stake>> held)
    {
        var equations = Reachable(table, held);
        var usedBy = equations.Keys.ToDictionary(c => c, _ => new HashSet<string>(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var (company, equation) in equations)
        {
            foreach (var owner in equation.Companies.Keys)
            {
                usedBy[owner].Add(company);
            }
        }

        var circular = false;
        // The firm asked about is left to the end; what remains of its equation then is the answer.
        var waiting = new PriorityQueue<string, int>(equations.Where(e => e.Key != table.Firm).Select(e => (e.Key, e.Value.Companies.Count)));
        while (waiting.TryDequeue(out var company, out var terms))
        {
            var equation = equations[company];
            if (equation.Companies.Count != terms)
            {
                waiting.Enqueue(company, equation.Companies.Count);
                continue;
            }

            circular |= equation.Companies.Count > 0 && equation.Companies.ContainsKey(company);
            equation.Close(company);
            foreach (var user in usedBy[company].Where(u => u != company))
            {
                circular |= equation.Companies.ContainsKey(user);
                equations[user].Substitute(company, equation);
                foreach (var owner in equation.Companies.Keys)
                {
                    usedBy[owner].Add(user);
                }
            }

            foreach (var owner in equation.Companies.Keys)
            {
                usedBy[owner].Remove(company);
            }
        }

        var last = equations[table.Firm];
        circular |= last.Companies.Count > 0;
        last.Close(table.Firm);
        return (last.Known, circular);
    }

    private static Dictionary<string, Equation> Reachable(OwnershipTable table, Dictionary<string, List<Stake>> held)
    {
        var found = new Dictionary<string, Equation>(StringComparer.Ordinal) { [table.Firm] = new() };
        var open = new Queue<string>([table.Firm]);
        while (open.TryDequeue(out var company))
        {
            foreach (var stake in held.GetValueOrDefault(company) ?? [])
            {
                var owner = table[stake.OwnerId];
                if (owner.Kind != OwnerKind.Company)
                {
                    found[company].Add(stake.Share, HeldParts.Of(owner));
                    continue;
                }

                found[company].Add(stake.Share, owner.Id);
                if (found.TryAdd(owner.Id, new()))
                {
                    open.Enqueue(owner.Id);
                }
            }
        }

        return found;
    }

    private sealed class Equation
    {
        public HeldParts Known { get; private set; } = HeldParts.None;

        public Dictionary<string, Share> Companies { get; } = new(StringComparer.Ordinal);

        public void Add(Share stake, HeldParts parts) => Known = Known.Plus(stake, parts);

        public void Add(Share stake, string company) => Companies[company] = Companies.GetValueOrDefault(company) + stake;

        // Solves for the company itself: x = k·x + rest becomes x = rest / (1 − k). A company that is wholly its own
        // owner (through others) has nobody behind it: no owner is stated, nothing is known.
        public void Close(string company)
        {
            if (!Companies.Remove(company, out var own))
            {
                return;
            }

            var rest = Share.One - own;
            if (rest.IsZero)
            {
                Known = HeldParts.None;
                Companies.Clear();
                return;
            }

            Known = Known.Over(rest);
            foreach (var owner in Companies.Keys.ToList())
            {
                Companies[owner] /= rest;
            }
        }

        public void Substitute(string company, Equation closed)
        {
            if (!Companies.Remove(company, out var stake))
            {
                return;
            }

            Add(stake, closed.Known);
            foreach (var (owner, part) in closed.Companies)
            {
                Add(stake * part, owner);
            }
        }
    }
}
