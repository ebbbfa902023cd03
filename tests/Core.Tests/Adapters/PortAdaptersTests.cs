using System;
using MbRlRobot.Adapters;
using MbRlRobot.Ports;
using MbRlRobot.TestKit.Doubles;
using Xunit;

namespace MbRlRobot.Tests.Adapters;

public sealed class PortAdaptersTests
{
    private static readonly Dependency Absent = new("Some.Package", "1.2.3", IsPresent: false, "add a NuGet source that has it");
    private static readonly Dependency Present = new("libsome", "4.5", IsPresent: true, "apt-get install libsome");

    private readonly PortAdapters<EnsembleFitterFactory> _port = new("ensemble fitter", "fits");

    [Fact]
    public void Prefers_the_adapter_registered_first()
    {
        _port.Add(Ready("first"));
        _port.Add(Ready("second"));
        Assert.Equal(("first", "first is preferred"), (_port.Default!.Name, _port.Why));
        Assert.NotNull(_port.Find(null)(AdapterOptions.None));
    }

    [Fact]
    public void Passes_over_what_cannot_be_used_and_says_why()
    {
        _port.Add(new("first", "", [Absent], null));
        _port.Add(new("second", "", [Present], null));
        _port.Add(Ready("asked", onRequestOnly: true));
        _port.Add(Ready("third"));
        Assert.Equal("third", _port.Default!.Name);
        Assert.Equal("third stands in: first lacks Some.Package 1.2.3; second is not in this version", _port.Why);
    }

    [Fact]
    public void Never_falls_back_to_an_adapter_that_must_be_asked_for()
    {
        _port.Add(new("first", "", [Absent], null));
        _port.Add(Ready("asked", onRequestOnly: true));
        Assert.Null(_port.Default);
        Assert.Contains("first lacks Some.Package 1.2.3", Assert.Throws<AdapterNotFoundException>(() => _port.Find(null)).Message);
        Assert.NotNull(_port.Find("asked"));
    }

    [Fact]
    public void Refuses_an_adapter_that_is_missing_with_what_to_do()
    {
        _port.Add(new("first", "", [Absent, Present], null));
        string message = Assert.Throws<AdapterNotFoundException>(() => _port.Find("first")).Message;
        Assert.Equal("ensemble fitter: first lacks Some.Package 1.2.3; add a NuGet source that has it.", message);
    }

    [Fact]
    public void Refuses_a_name_that_is_none_with_those_there_are()
    {
        _port.Add(Ready("first"));
        _port.Add(Ready("second"));
        string message = Assert.Throws<AdapterNotFoundException>(() => _port.Find("First")).Message;
        Assert.Equal("ensemble fitter has no adapter 'First'; there are: first, second.", message);
    }

    [Fact]
    public void Refuses_a_name_taken_twice()
    {
        _port.Add(Ready("first"));
        Assert.Throws<ArgumentException>(() => _port.Add(Ready("first")));
    }

    [Fact]
    public void Has_no_default_where_something_else_chooses()
    {
        PortAdapters<EnsembleFitterFactory> port = new("robot I/O", "reads", "robot.json chooses");
        port.Add(Ready("plant"));
        Assert.Equal((null, "robot.json chooses"), (port.Default, port.Why));
    }

    private static Adapter<EnsembleFitterFactory> Ready(string name, bool onRequestOnly = false) =>
        new(name, "", [Present], _ => new ConstantFitter(), onRequestOnly);
}
