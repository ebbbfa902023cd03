using System;
using System.Collections.Generic;
using MbRlRobot.Calibration;

namespace MbRlRobot.Hardware.Tests.Calibration;

/// <summary>Somebody who says that everything is done, and remembers what was asked.</summary>
internal sealed class TestOperator : IOperator
{
    public List<string> Asked { get; } = [];

    public List<string> Told { get; } = [];

    public int Shown { get; private set; }

    public double? Length { get; init; }

    /// <summary>Is called before each request is said to be done.</summary>
    public Action<HandRequest> OnRequest { get; init; } = _ => { };

    public void Tell(string text) => Told.Add(text);

    public void Show(IReadOnlyList<string> channels, ReadOnlySpan<double> values) => Shown++;

    public void Do(HandRequest request, Func<bool> tick)
    {
        Asked.Add(request.Text);
        OnRequest(request);
        _ = tick();
    }

    public double Ask(LengthRequest request, Action tick)
    {
        Asked.Add(request.Text);
        tick();
        return Length ?? request.Usual;
    }
}
