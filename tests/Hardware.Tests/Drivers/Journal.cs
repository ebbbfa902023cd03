using System;
using System.Collections.Generic;
using MbRlRobot.Configuration;
using MbRlRobot.Ports;

namespace MbRlRobot.Hardware.Tests.Drivers;

/// <summary>Lines and outputs that write down, together and in order, what is done to them.</summary>
internal sealed class Journal
{
    /// <summary>What was done: "pwm 0.5", "forward high".</summary>
    public List<string> Entries { get; } = [];

    /// <summary>Whether entries are written: that allocates.</summary>
    public bool IsRecording { get; set; } = true;

    /// <summary>The name of the line whose calls fail; null for none.</summary>
    public string? Broken { get; set; }

    public IDigital Line(string name) => new RecordedLine(this, name);

    public IPwm Pwm(string name, double frequencyHertz = 20_000) => new RecordedOutput(this, name, frequencyHertz);

    public string[] Take()
    {
        string[] entries = [.. Entries];
        Entries.Clear();
        return entries;
    }

    private IoStatus Add(string name, string what)
    {
        if (IsRecording)
        {
            Entries.Add($"{name} {what}");
        }

        return name == Broken ? IoStatus.TransferFailed : IoStatus.Ok;
    }

    private sealed class RecordedLine(Journal journal, string name) : IDigital
    {
        private bool _isHigh;

        public bool IsOutput => true;

        public IoStatus Read(out bool isHigh)
        {
            isHigh = _isHigh;
            return name == journal.Broken ? IoStatus.TransferFailed : IoStatus.Ok;
        }

        public IoStatus Write(bool isHigh)
        {
            _isHigh = isHigh;
            return journal.Add(name, isHigh ? "high" : "low");
        }

        public void Dispose() => journal.Add(name, "closed");
    }

    private sealed class RecordedOutput(Journal journal, string name, double frequencyHertz) : IPwm
    {
        public double FrequencyHertz => frequencyHertz;

        public IoStatus SetDutyCycle(double dutyCycle) =>
            journal.Add(name, journal.IsRecording ? ProblemList.Text(Math.Round(dutyCycle, 6)) : string.Empty);

        public IoStatus Start() => journal.Add(name, "start");

        public IoStatus Stop() => journal.Add(name, "stop");

        public void Dispose() => journal.Add(name, "closed");
    }
}
