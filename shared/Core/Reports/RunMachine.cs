namespace MbRlRobot.Reports;

/// <summary>The computer of a run: planning times mean little without it.</summary>
/// <param name="Processor">Name of the processor.</param>
/// <param name="Cores">Logical processors that the process may use.</param>
/// <param name="MemoryBytes">Memory that the process may use, in bytes.</param>
/// <param name="Os">Operating system and version.</param>
public sealed record RunMachine(string Processor, int Cores, long MemoryBytes, string Os);
