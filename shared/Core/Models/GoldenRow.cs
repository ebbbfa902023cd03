using System.Collections.Generic;

namespace MbRlRobot.Models;

/// <summary>One input, the same for every active member, and each member's outputs.</summary>
/// <param name="State">The state, shape [ds].</param>
/// <param name="Action">The action, shape [da].</param>
/// <param name="NextMean">Expected <c>next_mean</c>, shape [E,ds], member after member.</param>
/// <param name="LogVar">
/// Expected <c>log_var</c>, shape [E,ds], member after member: natural log of the variance.
/// </param>
public sealed record GoldenRow(
    IReadOnlyList<float> State,
    IReadOnlyList<float> Action,
    IReadOnlyList<float> NextMean,
    IReadOnlyList<float> LogVar);
