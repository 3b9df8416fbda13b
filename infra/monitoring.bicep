// Logs and telemetry. Application Insights takes them from the app's identity only.

@description('Name of the workspace and of the component.')
param name string

@description('Azure region.')
param location string

@description('Tags of both.')
param tags { *: string }

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    retentionInDays: 30
    sku: { name: 'PerGB2018' }
    workspaceCapping: { dailyQuotaGb: 1 }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: name
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    DisableLocalAuth: true
    WorkspaceResourceId: workspace.id
  }
}

@description('Where telemetry goes. Not a secret: it lets nobody in without a role.')
output connectionString string = insights.properties.ConnectionString
