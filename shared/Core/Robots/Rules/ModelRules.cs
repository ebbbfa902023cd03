using System;
using MbRlRobot.Configuration;

namespace MbRlRobot.Robots.Rules;

/// <summary>The ensemble's architecture.</summary>
internal static class ModelRules
{
    public static void Check(ModelDescription model, ProblemList problems)
    {
        problems.Range("$.model.members", model.Members, 1, 64);
        problems.Range("$.model.active", model.Active, 1, Math.Max(1, model.Members), "members, at most those there are");
        problems.Range("$.model.hidden", model.Hidden.Count, 1, 8, "layers");
        for (int layer = 0; layer < model.Hidden.Count; layer++)
        {
            problems.Range($"$.model.hidden[{layer}]", model.Hidden[layer], 1, 4096, "units");
        }
    }
}
