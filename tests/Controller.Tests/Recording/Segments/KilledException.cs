using System;

namespace MbRlRobot.Controller.Tests.Recording.Segments;

/// <summary>The process dies here: nobody catches it, and nothing is tidied up.</summary>
internal sealed class KilledException : Exception;
