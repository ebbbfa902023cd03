using System;
using System.Globalization;
using MbRlRobot.Benchmarks;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return BenchmarkProgram.Run(args, Console.Out, Console.Error);
