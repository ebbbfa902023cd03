using System.Collections.Generic;
using System.Text.Json;
using MbRlRobot.CommandLine;

namespace MbRlRobot.Benchmarks.Running;

/// <summary>Collects what a benchmark finds.</summary>
public sealed class Findings
{
    private readonly List<Setting> _settings = [];
    private readonly List<Figure> _figures = [];
    private readonly List<Goal> _goals = [];
    private readonly List<string> _notes = [];
    private readonly Dictionary<string, JsonElement> _answers = [];

    /// <summary>Gets with what was measured.</summary>
    public IReadOnlyList<Setting> Settings => _settings;

    /// <summary>Gets what was measured.</summary>
    public IReadOnlyList<Figure> Figures => _figures;

    /// <summary>Gets what is demanded.</summary>
    public IReadOnlyList<Goal> Goals => _goals;

    /// <summary>Gets what a reader must know beside the numbers.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Tells with what is measured.</summary>
    /// <param name="name">What is set.</param>
    /// <param name="value">To what: text or a number.</param>
    public void Set(string name, object value) => _settings.Add(new Setting(name, TextTable.Show(value)));

    /// <summary>Tells a number.</summary>
    /// <param name="subject">Of what.</param>
    /// <param name="quantity">Which of its quantities.</param>
    /// <param name="value">The number.</param>
    /// <param name="unit">Its unit.</param>
    public void Add(string subject, string quantity, double value, string unit) =>
        _figures.Add(new Figure(subject, quantity, value, unit));

    /// <summary>Demands at least a number.</summary>
    /// <param name="what">Of what.</param>
    /// <param name="measured">What was measured; NaN meets nothing.</param>
    /// <param name="wanted">The least that will do.</param>
    /// <param name="unit">The unit of both.</param>
    public void AtLeast(string what, double measured, double wanted, string unit) =>
        _goals.Add(new Goal(what, measured, GoalRelation.AtLeast, wanted, unit, measured >= wanted));

    /// <summary>Demands at most a number.</summary>
    /// <param name="what">Of what.</param>
    /// <param name="measured">What was measured; NaN meets nothing.</param>
    /// <param name="wanted">The most that will do.</param>
    /// <param name="unit">The unit of both.</param>
    public void AtMost(string what, double measured, double wanted, string unit) =>
        _goals.Add(new Goal(what, measured, GoalRelation.AtMost, wanted, unit, measured <= wanted));

    /// <summary>Takes over a goal that was judged elsewhere.</summary>
    /// <param name="goal">The goal.</param>
    public void Add(Goal goal) => _goals.Add(goal);

    /// <summary>Gets what a machine asks by name.</summary>
    public IReadOnlyDictionary<string, JsonElement> Answers => _answers;

    /// <summary>Answers a machine, which then finds the number under a name of its own at the top of the JSON.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The number.</param>
    public void Tell(string name, double value) =>
        _answers.Add(name, JsonSerializer.SerializeToElement(value, BenchmarkJsonContext.Default.Double));

    /// <summary>Answers a machine by a word.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The word.</param>
    public void Tell(string name, string value) =>
        _answers.Add(name, JsonSerializer.SerializeToElement(value, BenchmarkJsonContext.Default.String));

    /// <summary>Tells what a reader must know beside the numbers.</summary>
    /// <param name="text">A sentence.</param>
    public void Note(string text) => _notes.Add(text);
}
