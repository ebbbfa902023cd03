using System;
using MbRlRobot.Configuration;
using MbRlRobot.Models;

namespace MbRlRobot.Robots.Rules;

/// <summary>The ensemble's architecture.</summary>
internal static class ModelRules
{
    public static void Check(ModelDescription model, ProblemList problems)
    {
        problems.Range("$.model.members", model.Members, 1, ModelFormat.MaximumFittedMembers);
        problems.Range("$.model.active", model.Active, 1, Math.Clamp(model.Members, 1, ModelFormat.MaximumMembers), "members, at most those there are");
        problems.Range("$.model.hidden", model.Hidden.Count, 1, ModelFormat.MaximumHiddenLayers, "layers");
        for (int layer = 0; layer < model.Hidden.Count; layer++)
        {
            problems.Range($"$.model.hidden[{layer}]", model.Hidden[layer], 1, ModelFormat.MaximumHiddenWidth, "units");
        }
    }
}
