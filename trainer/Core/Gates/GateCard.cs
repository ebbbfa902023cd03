using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using MbRlRobot.Models;
using MbRlRobot.Storage;

namespace MbRlRobot.Gates;

/// <summary>The gates' part of a model's card.</summary>
public static class GateCard
{
    /// <summary>Adds the results to the card in a model folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="gates">The results.</param>
    /// <exception cref="IOException">The card cannot be read or written.</exception>
    public static void Append(string folder, IReadOnlyList<GateResult> gates)
    {
        ArgumentNullException.ThrowIfNull(gates);
        string path = Path.Combine(folder, ModelFolder.CardName);
        StringBuilder text = new(File.ReadAllText(path));
        text.Append("\n## Gates\n\n| gate | passed | measured | threshold | what |\n|---|---|---:|---:|---|\n");
        foreach (GateResult gate in gates)
        {
            string passed = gate.Passed ? "yes" : "no";
            text.Append(CultureInfo.InvariantCulture, $"| {gate.Name} | {passed} | {Show(gate.Measured)} | {Show(gate.Threshold)} | ");
            text.Append(gate.Detail.Replace('|', '/').ReplaceLineEndings(" ")).Append(" |\n");
        }

        AtomicFile.Write(path, Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static string Show(double? number) => number?.ToString("G4", CultureInfo.InvariantCulture) ?? "-";
}
