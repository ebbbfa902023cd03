using System;
using MbRlRobot.ControllerApp;

return ControllerProgram.Run(args, Console.Out, Console.Error);
