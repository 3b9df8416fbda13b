// What Front Door does with requests. It keeps feeds and calendars for as long as their Cache-Control says, by address and query. It keeps nothing else: lists, pages and
// articles depend on Accept-Language, which Front Door neither forwards nor tells apart where it keeps answers, and those that are kept anyhow would miss withdrawals.

@description('Name of the profile and of the endpoint.')
param name string

@description('Name of the app at azurewebsites.net.')
param appHostName string

var patterns = {
  feeds: ['/api/feeds/*', '/api/calendar/*']
  all: ['/*']
}

resource profile 'Microsoft.Cdn/profiles@2024-02-01' existing = {
  name: name

  resource endpoint 'afdEndpoints' existing = {
    name: name
  }
}

resource origins 'Microsoft.Cdn/profiles/originGroups@2024-02-01' = {
  parent: profile
  name: 'app'
  properties: {
    loadBalancingSettings: { sampleSize: 4, successfulSamplesRequired: 3, additionalLatencyInMilliseconds: 50 }
    // No health probe: there is one origin, and every edge that asked it would keep it from going to sleep.
    sessionAffinityState: 'Disabled'
  }

  resource app 'origins' = {
    name: 'app'
    properties: {
      hostName: appHostName
      originHostHeader: appHostName
      httpPort: 80
      httpsPort: 443
      priority: 1
      weight: 1000
      enabledState: 'Enabled'
      enforceCertificateNameCheck: true
    }
  }
}

resource routes 'Microsoft.Cdn/profiles/afdEndpoints/routes@2024-02-01' = [
  for route in items(patterns): {
    parent: profile::endpoint
    name: route.key
    dependsOn: [origins::app]
    properties: {
      originGroup: { id: origins.id }
      patternsToMatch: route.value
      supportedProtocols: ['Http', 'Https']
      httpsRedirect: 'Enabled'
      forwardingProtocol: 'HttpsOnly'
      linkToDefaultDomain: 'Enabled'
      enabledState: 'Enabled'
      // The app compresses.
      cacheConfiguration: route.key == 'feeds'
        ? { queryStringCachingBehavior: 'UseQueryString', compressionSettings: { isCompressionEnabled: false } }
        : null
    }
  }
]
